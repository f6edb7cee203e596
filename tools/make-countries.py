#!/usr/bin/env python3
"""make-countries.py ISO_3166-1.json > assets/gazetteers/countries.tsv

Writes code, everyday name and formal name of each country from Debian's iso-codes (LGPL-2.1-or-later), so that a new
release of that package is one command away. Names like "Korea, Republic of" are turned to the order one reads."""
import json
import sys

print("# ISO 3166-1 alpha-2 code, everyday name, name in the standard. Made by tools/make-countries.py from the package")
print("# iso-codes (https://salsa.debian.org/iso-codes-team/iso-codes, LGPL-2.1-or-later). Do not edit.")
with open(sys.argv[1], encoding="utf-8") as source:
    countries = json.load(source)["3166-1"]
for country in sorted(countries, key=lambda each: each["alpha_2"]):
    formal = country["name"]
    everyday = country.get("common_name", formal.split(" (")[0])
    if "," in everyday and " and " not in everyday:
        head, tail = everyday.split(", ", 1)
        everyday = f"{tail} {head}" if tail.endswith(" of") else head
    print(country["alpha_2"], everyday, formal, sep="\t")
