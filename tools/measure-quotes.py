#!/usr/bin/env python3
"""measure-quotes.py FOLDER PREDICTIONS.jsonl [GOLD.jsonl]      standard library only; called by measure-quotes.sh.

Prints what FOLDER/score.py and score_people.py say of the predictions for GOLD (FOLDER/polnear-dev.jsonl, the only one with
persons, when none is given), beside a regular
expression (floor), two human annotators and what must be reached; then the share of fragments with the right words and
the right speaker, by pattern, so that the next gap is visible."""
import collections, json, pathlib, re, subprocess, sys

PRONOUNS = {'he', 'she', 'they', 'i', 'we', 'it', 'you', 'who', 'his', 'her', 'their', 'him', 'them', 'that', 'which'}


def run(folder, script, *arguments):
    return subprocess.run([sys.executable, script, *map(str, arguments)], cwd=folder, check=True, capture_output=True,
                          text=True).stdout


def number(text, pattern):
    found = re.search(pattern, text)
    return float(found.group(1)) if found else float('nan')


def table(folder, gold, predictions):
    quoted = run(folder, 'score.py', gold, predictions, '--kinds', 'direct,mixed')
    direct = run(folder, 'score.py', gold, predictions, '--kinds', 'direct')
    speech = run(folder, 'score.py', gold, predictions, '--speech')
    names = folder / 'polnear-dev.people.tsv'
    people = run(folder, 'score_people.py', gold, names, predictions) if gold.stem == 'polnear-dev' else ''
    f1 = r'.*?F1\s+([\d.]+)%'
    rows = [
        ('who said each quoted stretch, F1', number(quoted, r'QSPAN\s+who' + f1), '73.8', '95.8', '>= 90'),
        ('speech or not, F1', number(quoted, r'QSPAN\s+det' + f1), '92.5', '98.3', '>= 96.5'),
        ('words and speaker, direct', number(direct, r'SPAN\s.*?([\d.]+)% of'), '81.5', '98.3', '>= 95'),
        ('words and speaker, direct and mixed', number(quoted, r'SPAN\s.*?([\d.]+)% of'), '57.6', '94.0', '>= 82'),
        ('all reported speech, F1 (GGT 83.7)', number(speech, r'GGT@0\.3' + f1), '49.1', '94.9', '>= 84'),
        ('all reported speech, speaker (GGT 86.5)', number(speech, r'GGT@0\.3.*?speaker acc ([\d.]+)%'), '84.3', '96.3', '>= 90'),
        ('letters shown that were said', number(speech, r'CHAR\s+P\s+([\d.]+)%'), '97.6', '97.2', '>= 92'),
        ('right person', number(people, r'all\s+right\s+([\d.]+)%'), '42.0', '-', '>= 85'),
        ('wrong person', number(people, r'all.*?wrong person\s+([\d.]+)%'), '-', '-', '<= 7'),
        ('calibration error', number(people, r'calibration error ([\d.]+)'), '-', '-', '<= 0.05'),
    ]
    print(f'{"figure on " + gold.stem:42}{"here":>8}{"floor":>8}{"human":>8}   must reach (floor, human and bound: on dev)')
    for name, value, floor, human, target in rows:
        if value != value:  # not measured here
            continue
        bound = float(target.split()[1])
        reached = value >= bound if target.startswith('>=') else value <= bound
        here = f'{value:.3f}' if value < 1 else f'{value:.1f}'
        print(f'{name:42}{here:>8}{floor:>8}{human:>8}   {target}{"" if reached else "   NOT REACHED"}')
    print('\n' + people)


def patterns_of(quote, text):
    """The patterns that a gold quotation shows."""
    fragments = quote['frags']
    yield 'kind ' + quote['kind']
    if quote.get('speaker') is None:
        yield 'speaker unnamed'
    else:
        words = quote['speaker'].split()
        if quote['speaker'].lower() in PRONOUNS:
            yield 'speaker pronoun'
        elif any(w[0].isupper() for w in words if w):
            yield 'speaker name' if len(words) > 1 else 'speaker one-word name'
        else:
            yield 'speaker description'
        if quote.get('cue_start') is not None:
            parts = sorted([(fragments[0][0], 'content'), (quote['speaker_start'], 'subject'), (quote['cue_start'], 'verb')])
            yield 'order ' + '-'.join(name for _, name in parts)
    if len(fragments) > 1:
        spanning = '\n' in text[fragments[0][0]:fragments[-1][1]]
        yield 'over paragraphs' if spanning else 'split'


def by_pattern(gold, predictions):
    right, total = collections.Counter(), collections.Counter()
    predicted = {d['id']: d['quotes'] for d in map(json.loads, open(predictions, encoding='utf-8'))}
    for document in map(json.loads, open(gold, encoding='utf-8')):
        text = document['text']
        letters = lambda spans: {i for a, b in spans for i in range(a, b) if text[i].isalnum()}
        candidates = [(letters(p['frags']), p) for p in predicted.get(document['id'], [])]
        for quote in document['quotes']:
            if not quote['speech']:
                continue
            for fragment in quote['frags']:
                wanted = letters([fragment])
                if not wanted:
                    continue
                ok = any(len(wanted & has) >= 0.8 * len(wanted) and same_mention(quote, p) for has, p in candidates)
                for pattern in patterns_of(quote, text):
                    total[pattern] += 1
                    right[pattern] += ok
    print(f'{"words and speaker right, by pattern":42}{"right":>8}{"of":>8}')
    for pattern in sorted(total):
        print(f'{pattern:42}{100 * right[pattern] / total[pattern]:8.1f}{total[pattern]:8}')


def same_mention(quote, predicted):
    if quote.get('speaker') is None or predicted.get('speaker_start') is None:
        return quote.get('speaker') is None and predicted.get('speaker_start') is None
    return quote['speaker_start'] < predicted['speaker_end'] and predicted['speaker_start'] < quote['speaker_end']


def main():
    folder, predictions = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    gold = pathlib.Path(sys.argv[3]).resolve() if len(sys.argv) > 3 else folder / 'polnear-dev.jsonl'
    table(folder, gold, predictions)
    by_pattern(gold, predictions)


if __name__ == '__main__':
    main()
