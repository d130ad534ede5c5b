// Formats moments in a person's time zone.

const LOCALE = "en-GB";
const formats = new Map();

const TOKENS = {
  date: { day: "numeric", month: "long", year: "numeric" },
  date_slash: { day: "2-digit", month: "2-digit", year: "numeric" },
  date_short: { day: "numeric", month: "short", year: "numeric" },
  date_long: { weekday: "long", day: "numeric", month: "long", year: "numeric" },
  time: { hour: "2-digit", minute: "2-digit" },
  time_secs: { hour: "2-digit", minute: "2-digit", second: "2-digit" },
};

function written(moment, zone, options) {
  const key = JSON.stringify([zone, options]);
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(LOCALE, { timeZone: zone, ...options }));
  return formats.get(key).format(moment);
}

/** "10:02" */
export function clockTime(moment, zone) {
  return written(moment, zone, TOKENS.time);
}

/** "Mon 8 Dec 2025" */
export function dayAndYear(moment, zone) {
  return written(moment, zone, { ...TOKENS.date_short, weekday: "short" }).replaceAll(",", "");
}

/** "Today", "Yesterday" or "Monday 8 December 2025" */
export function dayHeading(moment, now, zone) {
  const days = (dayNumber(now, zone) - dayNumber(moment, zone)) / 86_400_000;
  if (days === 0 || days === 1) return days ? "Yesterday" : "Today";
  return written(moment, zone, TOKENS.date_long).replaceAll(",", "");
}

/** The local calendar day in milliseconds: consecutive days differ by 86,400,000. */
export function dayNumber(moment, zone) {
  return Date.parse(isoDay(moment, zone));
}

/** "Stockholm" for "Europe/Stockholm" */
export function zoneCity(zone) {
  return zone.split("/").at(-1).replaceAll("_", " ");
}

/** Slack's message ts ("1765188120.000100") as a Date. */
export function momentOfTs(ts) {
  return new Date(Number(ts) * 1000);
}

/** Fills Slack's date format ("{date_short} at {time}"); null for an unknown token. */
export function slackDate(moment, pattern, zone, now) {
  let known = true;
  const text = pattern.replaceAll(/\{(\w+)\}/g, (whole, token) => {
    if (token === "date_num") return isoDay(moment, zone);
    if (token === "day_divider_pretty") return dayHeading(moment, now, zone);
    const pretty = token.endsWith("_pretty");
    const options = TOKENS[token.replace("_pretty", "")];
    if (!options) {
      known = false;
      return whole;
    }
    const heading = pretty ? dayHeading(moment, now, zone).toLowerCase() : "";
    if (heading === "today" || heading === "yesterday") return heading;
    return written(moment, zone, options);
  });
  return known ? text : null;
}

function isoDay(moment, zone) {
  return written(moment, zone, TOKENS.date_slash).split("/").reverse().join("-");
}
