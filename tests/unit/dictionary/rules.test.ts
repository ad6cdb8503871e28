import { describe, expect, test } from 'vitest';
import { foldWord } from '../../../src/article/text/arabic.ts';
import { applyRule } from '../../../src/dictionary/arabic/dictionary-forms.ts';
import { stages } from '../../../src/dictionary/arabic/rules.ts';

describe.each(stages.flat())('the rule $name', (rule) => {
  test('does what its examples say', () => {
    const given = Object.entries(rule.examples);
    expect(given.length).toBeGreaterThan(0);
    for (const [word, form] of given) {
      const [as] = rule.of ?? [];
      const made = applyRule(rule, {
        text: word,
        ...(as ? { as } : {}),
        hasPronoun: rule.afterPronoun ?? false,
        steps: [],
        cost: 0,
      });
      expect(made.map(({ text }) => foldWord(text))).toContain(foldWord(form));
    }
  });
});
