/**
 * The stem of a lower-case English word by Porter's algorithm with NLTK's extensions, equal to `PorterStemmer().stem`
 * of NLTK (the stemmer of rouge-score): a table of irregular words, "dies" and "died" to "die", y to i after a
 * consonant only, and some suffixes more than in Porter, "An algorithm for suffix stripping", Program 14 (1980).
 *
 * @example
 * porterStem('generalizations') // 'gener'
 * porterStem('enjoy') // 'enjoy', where Porter's own gives 'enjoi'
 */
export function porterStem(word: string): string {
  const irregular: Record<string, string> = {
    sky: 'sky',
    skies: 'sky',
    dying: 'die',
    lying: 'lie',
    tying: 'tie',
    news: 'news',
    howe: 'howe',
    innings: 'inning',
    inning: 'inning',
    outings: 'outing',
    outing: 'outing',
    cannings: 'canning',
    canning: 'canning',
    proceed: 'proceed',
    exceed: 'exceed',
    succeed: 'succeed',
  };
  if (Object.hasOwn(irregular, word)) return irregular[word]!;
  if (word.length <= 2) return word;

  // A y is a vowel after a consonant; digits count as consonants.
  const shape = (text: string): string => {
    let letters = '';
    for (const c of text) letters += 'aeiou'.includes(c) || (c === 'y' && letters.at(-1) === 'c') ? 'v' : 'c';
    return letters;
  };
  const measure = (stem: string): number => shape(stem).split('vc').length - 1;
  const hasVowel = (stem: string): boolean => shape(stem).includes('v');
  const endsCvc = (stem: string): boolean =>
    shape(stem) === 'vc' || (shape(stem).endsWith('cvc') && !/[wxy]$/.test(stem));
  /** Puts `by[suffix]` for the first of the suffixes, longest first, if what is left measures more than `over`. */
  const replaced = (text: string, suffixes: RegExp, over: number, by: Record<string, string> = {}): string => {
    const found = suffixes.exec(text);
    const stem = found ? text.slice(0, found.index) : '';
    return found && measure(stem) > over ? stem + (by[found[0]] ?? '') : text;
  };

  const plural = (text: string): string => {
    if (/^.ies$/.test(text)) return text.slice(0, -1);
    if (/(?:sses|ies)$/.test(text)) return text.slice(0, -2);
    return /[^s]s$|^s$/.test(text) ? text.slice(0, -1) : text;
  };
  const past = (text: string): string => {
    if (text.endsWith('ied')) return text.slice(0, text.length === 4 ? -1 : -2);
    if (text.endsWith('eed')) return replaced(text, /eed$/, 0, { eed: 'ee' });
    const [suffix] = /(?:ed|ing)$/.exec(text) ?? [];
    const stem = suffix === undefined ? '' : text.slice(0, -suffix.length);
    if (!hasVowel(stem)) return text;
    if (/(?:at|bl|iz)$/.test(stem)) return `${stem}e`;
    if (/(.)\1$/.test(stem) && shape(stem).endsWith('c')) return /[lsz]$/.test(stem) ? stem : stem.slice(0, -1);
    return measure(stem) === 1 && endsCvc(stem) ? `${stem}e` : stem;
  };
  const double = (text: string): string => {
    if (text.endsWith('alli') && measure(text.slice(0, -4)) > 0) return double(text.slice(0, -2));
    // The l of -logi stands with the stem, so that geo and theo measure as archaeo does.
    if (text.endsWith('logi')) return measure(text.slice(0, -3)) > 0 ? text.slice(0, -1) : text;
    return replaced(
      text,
      /(?:ational|tional|enci|anci|izer|bli|alli|entli|eli|ousli|ization|ation|ator|alism|iveness|fulness|ousness|aliti|iviti|biliti|fulli)$/,
      0,
      {
        ational: 'ate',
        tional: 'tion',
        enci: 'ence',
        anci: 'ance',
        izer: 'ize',
        bli: 'ble',
        alli: 'al',
        entli: 'ent',
        eli: 'e',
        ousli: 'ous',
        ization: 'ize',
        ation: 'ate',
        ator: 'ate',
        alism: 'al',
        iveness: 'ive',
        fulness: 'ful',
        ousness: 'ous',
        aliti: 'al',
        iviti: 'ive',
        biliti: 'ble',
        fulli: 'ful',
      },
    );
  };
  const adjective = (text: string): string =>
    replaced(text, /(?:icate|ative|alize|iciti|ical|ful|ness)$/, 0, {
      icate: 'ic',
      alize: 'al',
      iciti: 'ic',
      ical: 'ic',
    });
  const last = (text: string): string => {
    const [suffix = ''] =
      /(?:al|ance|ence|er|ic|able|ible|ant|ement|ment|ent|ion|ou|ism|ate|iti|ous|ive|ize)$/.exec(text) ?? [];
    const stem = text.slice(0, text.length - suffix.length);
    return measure(stem) > 1 && (suffix !== 'ion' || /[st]$/.test(stem)) ? stem : text;
  };
  const tidy = (text: string): string => {
    const stem = text.replace(/e$/, '');
    const short = measure(stem) > 1 || (measure(stem) === 1 && !endsCvc(stem)) ? stem : text;
    return short.endsWith('ll') && measure(short.slice(0, -1)) > 1 ? short.slice(0, -1) : short;
  };

  const singular = past(plural(word));
  // Not after a vowel, and not after a single letter.
  const soft =
    /..y$/.test(singular) && shape(singular.slice(0, -1)).endsWith('c') ? `${singular.slice(0, -1)}i` : singular;
  return tidy(last(adjective(double(soft))));
}
