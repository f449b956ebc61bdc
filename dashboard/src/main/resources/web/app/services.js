/** Reads the services' public interfaces, through the dashboard's own address. */

const LIMIT = 200;

/** Thrown where a service cannot be read; the message is a sentence for the page. */
export class Unreadable extends Error {}

export async function read(path) {
  let answer;
  try {
    answer = await fetch(path, { headers: { Accept: 'application/json' } });
  } catch {
    throw new Unreadable('The dashboard itself does not answer.');
  }
  if (!answer.ok) {
    const problem = await answer.json().catch(() => ({}));
    throw new Unreadable(problem.detail ?? problem.title ?? `The service answered with ${answer.status}.`);
  }
  return answer.json();
}

/** One page of a list and how many there are in all. */
export function page(path, parameters) {
  return read(`${path}?${new URLSearchParams({ ...parameters, count: 'exact' })}`);
}

/** The whole list, page by page. */
export async function all(path, parameters) {
  const items = [];
  let cursor = null;
  do {
    const next = await read(`${path}?${new URLSearchParams({ ...parameters, limit: LIMIT, ...(cursor && { cursor }) })}`);
    items.push(...next.items);
    cursor = next.next;
  } while (cursor);
  return items;
}

/** The newest alerts of a service and the position after them; the interface gives the oldest first. */
export async function newestAlerts(base, keep) {
  let kept = [];
  let after = 0;
  let got;
  do {
    got = await read(`${base}/alerts?${new URLSearchParams({ backfill: true, limit: LIMIT, after })}`);
    kept = kept.concat(got.items).slice(-keep);
    after = got.next;
  } while (got.items.length === LIMIT);
  return { items: kept, next: after };
}

/** A link that came from outside, only if it leads to a web page. */
export function webAddress(address) {
  try {
    const url = new URL(address);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : undefined;
  } catch {
    return undefined;
  }
}
