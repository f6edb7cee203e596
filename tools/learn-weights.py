#!/usr/bin/env python3
"""learn-weights.py MODEL GOLD.jsonl TRACE.jsonl WEIGHTS.tsv [--check GOLD TRACE]      standard library only.

Learns the weights of one model (speaker, subject, indirect or ending) and writes them into the table, other models' rows kept.
TRACE comes from `quotes_trace` (bench/): for each document the decisions, each with its candidates and their
features. A decision is a softmax over its candidates (one with a single candidate: a logistic yes or no); the
loss is the negative log of what the right ones get, with an L2 penalty. Features seen in fewer than MIN documents'
decisions are left out, so that no name and no single example can be learned by heart."""
import argparse, collections, json, math, random, re

MIN_COUNT = 6
EPOCHS = 12
RATE = 0.15
PENALTY = 2e-5


def last_capital(words):
    found = re.findall(r"[A-Z][\w’'-]*", words or '')
    return re.sub(r"[’']s$", '', found[-1]).lower() if found else None


def overlap(a, b):
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def same_speaker(quote, span):
    if quote.get('speaker') is None or span is None:
        return quote.get('speaker') is None and span is None
    return overlap((quote['speaker_start'], quote['speaker_end']), span) > 0


def speaker_decisions(document, trace):
    """One decision a quoted stretch: who said it, somebody unnamed, or nobody."""
    text = document['text']
    ignored = set()
    for start, end in document.get('ignore', []):
        ignored |= set(range(start, end))
    for stretch in trace['stretches']:
        start, end = stretch['span']
        letters = [i for i in range(start, end) if text[i].isalnum() and i not in ignored]
        if not letters or stretch['single']:
            continue
        best, covered = None, 0
        for quote in document['quotes']:
            inside = sum(overlap(f, (start, end)) for f in quote['frags'])
            if inside > covered:
                best, covered = quote, inside
        said = best is not None and 2 * covered >= end - start
        right = []
        for label, span, _ in stretch['c']:
            if label == 'matter':
                right.append(not said)
            elif not said:
                right.append(False)
            else:
                right.append(same_speaker(best, span))
        yield right, [features for _, _, features in stretch['c']], [label for label, _, _ in stretch['c']]


def indirect_decisions(document, trace):
    """One yes or no a cue use: are its words reported speech? Uses that fall on attributions that are no speech (he
    thinks that …) are left out: the gold says nothing about them that we want to learn."""
    for use in trace['uses']:
        said, other = False, False
        total = max(1, sum(b - a for a, b in use['content']))
        for quote in document['quotes']:
            shared = sum(overlap(f, c) for f in quote['frags'] for c in use['content'])
            size = max(1, sum(b - a for a, b in quote['frags']))
            if shared > 0.3 * size and quote['speech']:
                said = said or same_cue(quote, use['cue']) or shared > 0.7 * total
            other = other or 2 * shared > total
        if said or not other:
            yield [said], [use['features']], ['use']


def same_cue(quote, cue):
    return quote.get('cue_start') is not None and overlap((quote['cue_start'], quote['cue_end']), cue) > 0


def subject_decisions(document, trace):
    """One choice a cue use: which of the proposed subjects is the gold's speaker of that cue?"""
    for use in trace['uses']:
        for quote in document['quotes']:
            if quote.get('speaker') is None or not same_cue(quote, use['cue']):
                continue
            right = [same_speaker(quote, span) for span, _ in use['speakers']]
            yield right, [features for _, features in use['speakers']], ['subject'] * len(right)
            break


def ending_decisions(document, trace):
    """One yes or no a place at which reported words may end, up to and including the place where the gold's do."""
    for use in trace['endings']:
        for quote in document['quotes']:
            if quote['speech'] and same_cue(quote, use['cue']):
                ends = [b for a, b in quote['frags'] if a <= use['start'] + 3 and use['start'] < b]
                if not ends:
                    continue
                for place, features in use['places']:
                    if place > ends[0] + 2:
                        break
                    yield [place >= ends[0] - 2], [features], ['place']
                break


DECISIONS = {'speaker': speaker_decisions, 'subject': subject_decisions, 'indirect': indirect_decisions,
             'ending': ending_decisions}


def load(model, gold, trace):
    documents = {d['id']: d for d in map(json.loads, open(gold, encoding='utf-8'))}
    for t in map(json.loads, open(trace, encoding='utf-8')):
        yield from DECISIONS[model](documents[t['id']], t)


def probabilities(candidates, weights):
    scores = [sum(weights.get(f, 0.0) for f in features) for features in candidates]
    if len(scores) == 1:
        return [1 / (1 + math.exp(-max(-30, min(30, scores[0]))))]
    top = max(scores)
    powers = [math.exp(s - top) for s in scores]
    return [p / sum(powers) for p in powers]


def learn(decisions):
    counts = collections.Counter(f for _, candidates, _ in decisions for f in {f for c in candidates for f in c})
    yes_or_no = all(len(candidates) == 1 for _, candidates, _ in decisions)
    decisions = [(right, [[f for f in c if counts[f] >= MIN_COUNT] for c in candidates]) for right, candidates, _ in decisions
                 if yes_or_no or (any(right) and len(candidates) > 1)]
    weights, squares = collections.defaultdict(float), collections.defaultdict(lambda: 1e-6)
    sums, steps = collections.defaultdict(float), 0
    shuffle = random.Random(1)
    for epoch in range(EPOCHS):
        shuffle.shuffle(decisions)
        for right, candidates in decisions:
            p = probabilities(candidates, weights)
            gradient = collections.defaultdict(float)
            if len(candidates) == 1:
                step = (1.0 if right[0] else 0.0) - p[0]
                for f in candidates[0]:
                    gradient[f] += step
            else:
                mass = sum(q for q, r in zip(p, right) if r) or 1e-9
                for q, r, features in zip(p, right, candidates):
                    step = (q / mass if r else 0.0) - q
                    if abs(step) > 1e-4:
                        for f in features:
                            gradient[f] += step
            for f, g in gradient.items():
                g -= PENALTY * len(decisions) * weights[f] / max(1, counts[f])
                squares[f] += g * g
                weights[f] += RATE * g / math.sqrt(squares[f])
        if epoch >= EPOCHS // 2:
            steps += 1
            for f, w in weights.items():
                sums[f] += w
    return {f: s / steps for f, s in sums.items()}


def report(name, decisions, weights):
    right_total = loss = 0
    table = collections.Counter()
    for right, candidates, labels in decisions:
        p = probabilities(candidates, weights)
        if len(p) == 1:
            right_total += (p[0] >= 0.5) == right[0]
            loss -= math.log(max(1e-9, p[0] if right[0] else 1 - p[0]))
            continue
        best = max(range(len(p)), key=p.__getitem__)
        right_total += right[best]
        loss -= math.log(max(1e-9, sum(q for q, r in zip(p, right) if r)))
        if not right[best]:
            wanted = '/'.join(sorted({l for l, r in zip(labels, right) if r})) or 'not proposed'
            table[labels[best], wanted] += 1
    n = max(1, len(decisions))
    print(f'{name}: {right_total / n:.2%} right of {n}, loss {loss / n:.4f}')
    for (got, wanted), count in table.most_common(8):
        print(f'    {count:4} chose {got}, right: {wanted}')


def main():
    parser = argparse.ArgumentParser()
    for name in ('model', 'gold', 'trace', 'weights'):
        parser.add_argument(name)
    parser.add_argument('--check', nargs=2)
    arguments = parser.parse_args()
    decisions = list(load(arguments.model, arguments.gold, arguments.trace))
    weights = learn(decisions)
    report('train', decisions, weights)
    if arguments.check:
        report('check', list(load(arguments.model, *arguments.check)), weights)
    try:
        kept = [l for l in open(arguments.weights, encoding='utf-8') if l.split('\t')[0] not in (arguments.model, '')
                and not l.startswith('#')]
    except FileNotFoundError:
        kept = []
    rows = [f'{arguments.model}\t{f}\t{round(1000 * w)}\n' for f, w in weights.items() if abs(w) >= 0.02]
    with open(arguments.weights, 'w', encoding='utf-8') as out:
        out.write('# Learned by tools/learn-weights.py on PolNeAR train: model, feature, weight in thousandths.\n')
        out.writelines(sorted(kept + rows))


if __name__ == '__main__':
    main()
