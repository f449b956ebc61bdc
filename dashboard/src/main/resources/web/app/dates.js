/** Dates as the source gives them, in words; and, apart from that, how long ago, never finer than the source. */

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'June', 'July', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'];
const DAY_MS = 86_400_000;
const PLAIN = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?$/;

/** An EDTF date in words: `Sept 2023`, `about 2021`, `20–29 Sept 2023`; what is not understood stays as it is. */
export function exact(edtf) {
  if (!edtf) return '';
  if (edtf.includes('/')) return interval(edtf);
  const mark = edtf.slice(-1);
  if (mark === '~') return `about ${exact(edtf.slice(0, -1))}`;
  if (mark === '?') return `${exact(edtf.slice(0, -1))} (uncertain)`;
  if (mark === '%') return `about ${exact(edtf.slice(0, -1))} (uncertain)`;
  const plain = PLAIN.exec(edtf);
  if (plain) return words(plain[1], plain[2], plain[3]);
  const tens = /^(\d{4})-(0[1-9]|1[0-2])-([0-3])X$/.exec(edtf);
  if (tens) return `${range(Number(tens[1]), Number(tens[2]), Number(tens[3]))} ${words(tens[1], tens[2])}`;
  const unknownDay = /^(\d{4})-(0[1-9]|1[0-2])-XX$/.exec(edtf);
  if (unknownDay) return words(unknownDay[1], unknownDay[2]);
  const unknownMonth = /^(\d{4})-XX(?:-XX)?$/.exec(edtf);
  if (unknownMonth) return unknownMonth[1];
  const decade = /^(\d{3})X$/.exec(edtf);
  if (decade) return `the ${decade[1]}0s`;
  return edtf;
}

function interval(edtf) {
  const [from, to] = edtf.split('/');
  const open = text => text === '' || text === '..';
  if (open(from)) return `${exact(to)} or earlier`;
  if (open(to)) return `${exact(from)} or later`;
  return `between ${exact(from)} and ${exact(to)}`;
}

function range(year, month, tens) {
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const from = Math.max(1, tens * 10);
  const to = Math.min(last, tens * 10 + 9);
  return from === to ? `${from}` : `${from}–${to}`;
}

function words(year, month, day) {
  const named = month ? `${MONTHS[Number(month) - 1] ?? month} ${year}` : year;
  return day ? `${Number(day)} ${named}` : named;
}

const LONG = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** An EDTF date as a sentence says it: `a day from 20 to 29 September 2023`, `19 September 2023 or later`. */
export function inSentence(edtf) {
  const tens = /^(\d{4})-(0[1-9]|1[0-2])-([0-3])X(\/(?:\.\.)?)?$/.exec(edtf);
  const text = tens
    ? `a day from ${range(Number(tens[1]), Number(tens[2]), Number(tens[3])).replace('–', ' to ')} ${words(tens[1], tens[2])}${tens[4] ? ' or later' : ''}`
    : exact(edtf);
  return MONTHS.reduce((said, month, i) => said.replaceAll(new RegExp(`\\b${month} (?=\\d{4})`, 'g'), `${LONG[i]} `), text);
}

/** Since when something is true, for a sentence that begins so. */
export function trueSince(edtf) {
  const said = inSentence(edtf);
  return said.startsWith('between ') ? `true since some time ${said}` : `true since ${said}`;
}

const DATE = String.raw`(?:\d{4}-(?:0[1-9]|1[0-2]|XX)(?:-(?:0[1-9]|[12]\d|3[01]|[0-3]X|XX))?[~?%]?|\d{4}~)`;
const IN_TEXT = new RegExp(String.raw`(?<![\w/.:=-])(about )?(\.\./${DATE}|${DATE}(?:/(?:\.\.|${DATE}|(?![\w])))?)(?![\w/=-]|:\d)`, 'g');

/** A sentence with its dates in words; what is part of an address or a longer code stays. */
export function told(sentence) {
  return sentence.replace(IN_TEXT, (all, about, edtf) => {
    const said = inSentence(edtf);
    return about && !said.startsWith(about) ? about + said : said;
  });
}

/** Whether a sentence already says this date, with short or long names of months. */
export function saysDate(sentence, edtf) {
  // "3 January" does not stand in "13 January"
  return [exact(edtf), inSentence(edtf)].some(said => sentence.split(said).slice(0, -1).some(before => !/\d$/.test(before)));
}

/** What a `time` element may carry: a plain year, month or day. */
export function machine(edtf) {
  return edtf && PLAIN.test(edtf) ? edtf : undefined;
}

/** How long ago, as finely as the date is known; empty where it is only about, uncertain or a span. */
export function ago(edtf, now = new Date()) {
  const plain = edtf && PLAIN.exec(edtf);
  if (!plain) return '';
  const [, year, month, day] = plain;
  if (day) {
    const days = daysBetween(Date.UTC(Number(year), Number(month) - 1, Number(day)), now);
    if (days < 0) return `in ${count(-days, 'day')}`;
    return days === 0 ? 'today' : `${count(days, 'day')} ago`;
  }
  if (month) {
    const months = (now.getUTCFullYear() - Number(year)) * 12 + now.getUTCMonth() - (Number(month) - 1);
    return months > 0 ? `about ${count(months, 'month')} ago` : '';
  }
  const years = now.getUTCFullYear() - Number(year);
  return years > 0 ? `about ${count(years, 'year')} ago` : '';
}

function daysBetween(start, now) {
  return Math.floor((Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()) - start) / DAY_MS);
}

export function count(n, noun) {
  return `${n.toLocaleString('en-GB')} ${noun}${n === 1 ? '' : 's'}`;
}

/** An instant to the minute, in UTC, and how long ago. */
export function instant(iso) {
  const at = new Date(iso);
  const day = words(String(at.getUTCFullYear()), String(at.getUTCMonth() + 1), String(at.getUTCDate()));
  return `${day}, ${at.toISOString().slice(11, 16)} UTC`;
}

export function instantAgo(iso, now = new Date()) {
  const minutes = Math.floor((now - new Date(iso)) / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${count(minutes, 'minute')} ago`;
  if (minutes < 1440) return `${count(Math.floor(minutes / 60), 'hour')} ago`;
  return `${count(Math.floor(minutes / 1440), 'day')} ago`;
}
