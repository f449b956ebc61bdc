/** Reads the services' public interfaces, through the dashboard's own address. */

const LIMIT = 200;

/** The dashboard gives up on a service after 10 s and says so; this is for when it does not even do that. */
const LONGEST_WAIT = 15_000;

/** Thrown where a service cannot be read; the message is a sentence for the page. */
export class Unreadable extends Error {
  constructor(message, status = 0) {
    super(message);
    this.status = status;
  }
}

export async function read(path) {
  try {
    const answer = await fetch(path, { headers: { Accept: 'application/json' }, signal: AbortSignal.timeout(LONGEST_WAIT) });
    if (answer.ok) return await answer.json();
    const problem = await answer.json().catch(() => ({}));
    throw new Unreadable(problem.detail ?? problem.title ?? `The service answered with ${answer.status}.`, answer.status);
  } catch (failure) {
    if (failure instanceof Unreadable) throw failure;
    throw new Unreadable(failure.name === 'TimeoutError' ? 'The dashboard itself does not answer in time.' : 'The dashboard itself does not answer.');
  }
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

const FIRST_STEP = 256;
const MOST_READS_BACK = 12;

/**
 * The newest alerts of a service and the position after them. The interface gives the oldest first, so the end is looked
 * for in growing steps and halves, one alert a time, and only what lies before it is read: some twenty small requests
 * where there are a hundred thousand.
 */
export async function newestAlerts(base, want, backfill) {
  const ask = (after, limit) => read(`${base}/alerts?${new URLSearchParams({ backfill, limit, after })}`);
  let floor = 0;
  const alerts = async (after, limit) => {
    try {
      return await ask(Math.max(floor, after), limit);
    } catch (failure) {
      // the oldest are no longer kept, and the answer says where to start
      const start = failure.status === 410 && /after=(\d+)/.exec(failure.message);
      if (!start) throw failure;
      floor = Number(start[1]);
      return ask(Math.max(floor, after), limit);
    }
  };
  const first = await alerts(0, LIMIT);
  if (first.items.length < LIMIT) return { items: first.items, next: first.next, complete: true };
  const end = await endOfAlerts(alerts, first.next);
  let items = [];
  let bottom = end;
  let span = LIMIT;
  for (let reads = 0; bottom > floor && items.length < want && reads < MOST_READS_BACK; reads++) {
    const from = Math.max(floor, bottom - span);
    const got = await alerts(from, LIMIT);
    if (got.items.length === LIMIT && got.next < bottom) {
      // more than a page lies between: a smaller step back has enough of them
      span = Math.max(LIMIT, Math.floor(span / 4));
      continue;
    }
    items = [...got.items.filter(item => item.position <= bottom), ...items];
    bottom = from;
    span *= 4;
  }
  return { items, next: end, complete: bottom <= floor };
}

/** The position of the newest alert, looked for above one that is known to be there. */
async function endOfAlerts(alerts, known) {
  let low = known;
  let high = null;
  for (let step = FIRST_STEP; high === null || high - low >= LIMIT; step *= 4) {
    const at = high === null ? low + step : Math.floor((low + high) / 2);
    const got = await alerts(at, 1);
    if (got.items.length === 0) high = at;
    else low = got.next;
  }
  // what lies from here to the end is less than a page
  const last = await alerts(low, LIMIT);
  return last.items.length === 0 ? low : last.items[last.items.length - 1].position;
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
