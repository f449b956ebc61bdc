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

/**
 * The first rows of a list, as many as are wanted if there are so many, and how many there are in all. A service gives
 * fewer in one answer than it was asked for where they are large, so only `next` tells whether there are more.
 */
export async function first(path, parameters, want) {
  const items = [];
  let total;
  let next = null;
  do {
    const got = await after(path, { ...parameters, ...(next ? {} : { count: 'exact' }) }, next, Math.min(LIMIT, want - items.length));
    items.push(...got.items);
    total ??= got.total;
    next = got.next;
  } while (next && items.length < want);
  return { items, total, next };
}

/** The page of a list that a cursor leads to. */
export function after(path, parameters, cursor, limit) {
  return read(`${path}?${new URLSearchParams({ ...parameters, limit, ...(cursor && { cursor }) })}`);
}

/** The whole list, page by page. */
export async function all(path, parameters) {
  return (await first(path, parameters, Infinity)).items;
}

const FIRST_STEP = 256;
const MOST_STEPS_BACK = 12;
const PAGES_OF_A_STEP = 3;

/**
 * The newest alerts of a service, and whether they are all. The interface gives the oldest first, so the end is looked
 * for in growing steps and halves, one alert a time, and only what lies before it is read: some twenty small requests
 * where there are a hundred thousand. A page can be short because its alerts are large: only an empty one is the end.
 */
export async function newestAlerts(base, want, backfill) {
  const ask = (position, limit) => read(`${base}/alerts?${new URLSearchParams({ backfill, limit, after: position })}`);
  let floor = 0;
  const alerts = async (position, limit) => {
    try {
      return await ask(Math.max(floor, position), limit);
    } catch (failure) {
      // the oldest are no longer kept, and the answer says where to start
      const start = failure.status === 410 && /after=(\d+)/.exec(failure.message);
      if (!start) throw failure;
      floor = Number(start[1]);
      return ask(Math.max(floor, position), limit);
    }
  };
  const oldest = await alerts(0, LIMIT);
  const rest = oldest.items.length === 0 ? oldest : await alerts(oldest.next, LIMIT);
  if (rest.items.length === 0) return { items: oldest.items, complete: true };
  const end = await endOfAlerts(alerts, rest.next);
  let items = [];
  let bottom = end;
  let span = LIMIT;
  for (let steps = 0; bottom > floor && items.length < want && steps < MOST_STEPS_BACK; steps++) {
    const from = Math.max(floor, bottom - span);
    const got = await between(alerts, from, bottom, span > want ? PAGES_OF_A_STEP : Infinity);
    if (got === null) {
      // more than a few pages lie between: a smaller step back has enough of them
      span = Math.max(want, Math.floor(span / 4));
      continue;
    }
    items = [...got, ...items];
    bottom = from;
    span *= 4;
  }
  return { items, complete: bottom <= floor };
}

/** All alerts after one position up to another; null if they take more pages than given. */
async function between(alerts, from, to, pages) {
  const items = [];
  for (let at = from, read = 0; at < to; read++) {
    if (read >= pages) return null;
    const got = await alerts(at, LIMIT);
    if (got.items.length === 0) break;
    items.push(...got.items.filter(item => item.position <= to));
    at = got.next;
  }
  return items;
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
  for (let got = await alerts(low, LIMIT); got.items.length > 0; got = await alerts(low, LIMIT)) low = got.next;
  return low;
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
