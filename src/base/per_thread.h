// One object a thread, made when the thread first asks for it.
#pragma once

namespace verbatim::base {

// Lifetime: until the thread ends; on Windows until the process does, since mingw-w64 frees a thread's storage before it calls the destructors in it
// (GCC's emulated thread-local storage). Make `T` a type of one place: all who ask for the same type share the object.
template <class T>
T& per_thread() {
#ifdef __MINGW32__
    thread_local T* const object = new T;
    return *object;
#else
    thread_local T object;
    return object;
#endif
}

}  // namespace verbatim::base
