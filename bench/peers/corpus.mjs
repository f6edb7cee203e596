// What every measurement shares: the articles, the words, the queries, percentiles.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

// The articles of a JSONL file (or .xz of one): [{id, title, text, source, date}], all but text optional.
export function readArticles(file) {
  const text = file.endsWith('.xz')
    ? spawnSync('xz', ['-dc', file], { maxBuffer: 2 ** 31 }).stdout.toString('utf8')
    : readFileSync(file, 'utf8');
  return text.split('\n').filter(Boolean).map(JSON.parse);
}

// A word, for the truth that hits are held against: a lower-cased run of letters and digits.
export const wordsOf = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
export const searchedText = (article) => `${article.title ?? ''} ${article.text}`;

// {class, terms, truth}: the class says how the terms are meant (words, all of them, a phrase, a prefix).
export const readQueries = (file) => JSON.parse(readFileSync(file, 'utf8'));

export const percentile = (values, share) => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
};
export const median = (values) => percentile(values, 0.5);
export const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

// How far a peer's hit numbers are from the truth: found / true, the median in each class of query.
export function hitRatios(queries, totals) {
  const ratios = {};
  queries.forEach((query, i) => (ratios[query.class] ??= []).push(totals[i] / query.truth));
  return Object.fromEntries(Object.entries(ratios).map(([name, list]) => [name, +mean(list).toFixed(3)]));
}
