// The page's state: the person, the place shown, and the server's last answer.

import { toast } from "../widgets/toast.js";
import { recall, remember } from "./memory.js";
import { fetchState, listen, postAct, postFile, UnknownPerson, Unreachable } from "./server_api.js";

const FIRST_PERSON = "U0ADA";

export class App {
  constructor() {
    this.personId = recall("person") ?? FIRST_PERSON;
    this.state = null;
    this.fetchedAt = 0;
    this.unreachable = null;
    this.exchanges = 0;
    this.place = placeFromAddress();
    this.viewers = [];
    this.fetching = null;
    this.stale = false;
    this.reading = null;
    this.stopListening = () => {};
  }

  /** Call `viewer(app)` after every change. */
  watch(viewer) {
    this.viewers.push(viewer);
  }

  changed() {
    if (!this.state) return;
    for (const viewer of this.viewers) viewer(this);
  }

  async start() {
    addEventListener("hashchange", () => this.goTo(placeFromAddress(), "replaceState"));
    await this.become(this.personId);
  }

  /** Switch to another person, also for later reloads. */
  async become(personId) {
    this.stopListening();
    this.settle(personId);
    this.fetching = null;
    await this.refresh();
    this.stopListening = listen(this.personId, {
      onNews: (news) => this.hear(news),
      onLost: (sentence) => this.lost(sentence),
    });
    await this.arrive();
  }

  settle(personId) {
    this.personId = personId;
    remember("person", personId);
  }

  /** The server reports a change of the state or of the exchanges. */
  hear({ version, exchanges }) {
    this.exchanges = exchanges;
    if (this.unreachable || version !== this.state?.version) this.refresh();
    else this.changed();
  }

  /** Fetch the state. Overlapping calls share one answer, which is never older than the last call. */
  async refresh() {
    if (this.fetching) {
      this.stale = true;
      return this.fetching;
    }
    const fetching = this.fetchUntilFresh(this.personId);
    this.fetching = fetching;
    try {
      await fetching;
    } finally {
      if (this.fetching === fetching) this.fetching = null;
    }
  }

  async fetchUntilFresh(personId) {
    do {
      this.stale = false;
      try {
        const state = await fetchState(personId);
        if (personId !== this.personId) return;
        this.take(state);
      } catch (trouble) {
        if (trouble instanceof UnknownPerson && personId !== FIRST_PERSON) {
          this.settle(FIRST_PERSON);
          return this.fetchUntilFresh(FIRST_PERSON);
        }
        if (!(trouble instanceof Unreachable)) throw trouble;
        this.lost(trouble.message);
        return;
      }
    } while (this.stale);
  }

  take(state) {
    this.state = state;
    this.fetchedAt = performance.now();
    this.unreachable = null;
    if (!this.conversation(this.place.conversation)) this.place = this.firstPlace();
    this.changed();
    this.markRead();
  }

  lost(sentence) {
    this.unreachable = sentence;
    this.changed();
  }

  /** Act as this person, refresh, show any error; resolves to {ok}. */
  async act(action) {
    return this.after(postAct(this.personId, action));
  }

  /** Like `act`, without a refresh: for queries. */
  async ask(action) {
    return answerTo(postAct(this.personId, action));
  }

  /** Share a file in the current conversation; `more` may hold a thread_ts. */
  async drop(file, more = {}) {
    return this.after(postFile(this.personId, file, { conversation: this.here.id, ...more }));
  }

  async after(request) {
    const answer = await answerTo(request);
    await this.refresh();
    if (!answer.ok) toast(answer.error);
    return answer;
  }

  /** Show a conversation; the app's has the tabs "messages" and "home". */
  async goTo({ conversation, tab = "messages" }, how = "pushState") {
    if (conversation === this.place.conversation && tab === this.place.tab) return;
    if (!this.conversation(conversation)) return;
    this.place = { conversation, tab };
    await this.arrive(how);
  }

  /** `how` the address changes: with "pushState" the browser's Back leads to the place before. */
  async arrive(how = "replaceState") {
    if (!this.state) return;
    history[how](null, "", `#${this.place.conversation}${this.onHome ? "/home" : ""}`);
    this.changed();
    this.markRead();
    if (this.here?.kind !== "im") return;
    await this.act({ do: this.onHome ? "home" : "messages_tab" });
  }

  markRead() {
    if (!this.here?.unread || this.onHome || document.hidden) return;
    // Once per state, so that a failing request is not repeated for ever.
    const reading = `${this.personId}/${this.here.id}/${this.here.unread}/${this.state.version}`;
    if (reading === this.reading) return;
    this.reading = reading;
    this.act({ do: "read", conversation: this.here.id });
  }

  firstPlace() {
    const direct = this.state.conversations.find((conversation) => conversation.kind === "im");
    const first = direct ?? this.state.conversations[0];
    return { conversation: first?.id, tab: "messages" };
  }

  get here() {
    return this.conversation(this.place.conversation);
  }

  get onHome() {
    return this.here?.kind === "im" && this.place.tab === "home";
  }

  conversation(id) {
    return this.state?.conversations.find((conversation) => conversation.id === id);
  }

  person(id) {
    return this.state?.people.find((person) => person.id === id);
  }

  /** The simulated time: the server's, plus the real time since the last fetch. */
  now() {
    return new Date(Date.parse(this.state.now) + (performance.now() - this.fetchedAt));
  }
}

async function answerTo(request) {
  try {
    return await request;
  } catch (trouble) {
    if (!(trouble instanceof Unreachable)) throw trouble;
    return { ok: false, error: trouble.message };
  }
}

function placeFromAddress() {
  const [conversation, tab] = location.hash.slice(1).split("/");
  return { conversation, tab: tab === "home" ? "home" : "messages" };
}
