// What the page knows: who you are, where you look, and what the server last said.

import { fetchState, listen, postAct, postFile, UnknownPerson, Unreachable } from "./api.js";
import { recall, remember } from "./memory.js";
import { toast } from "./toast.js";

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
    addEventListener("hashchange", () => this.goTo(placeFromAddress()));
    await this.become(this.personId);
  }

  /** Be another person from now on, also after a reload. */
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

  /** Something changed: what can be seen, or what went to and fro behind it. */
  hear({ version, exchanges }) {
    this.exchanges = exchanges;
    if (this.unreachable || version !== this.state?.version) this.refresh();
    else this.changed();
  }

  /** Ask the server what can be seen now. Calls that overlap share one answer that is not older. */
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

  /** Do something as this person, see what came of it, say what went wrong; answers {ok}. */
  async act(deed) {
    return this.after(postAct(this.personId, deed));
  }

  /** The same, without looking what came of it: for what only asks. */
  async ask(deed) {
    return answerTo(postAct(this.personId, deed));
  }

  /** Put a file into the conversation looked at; `more` may hold a thread_ts. */
  async drop(file, more = {}) {
    return this.after(postFile(this.personId, file, { conversation: this.here.id, ...more }));
  }

  async after(request) {
    const answer = await answerTo(request);
    await this.refresh();
    if (!answer.ok) toast(answer.error);
    return answer;
  }

  /** Look at a conversation; an app's conversation has the tabs "messages" and "home". */
  async goTo({ conversation, tab = "messages" }) {
    if (conversation === this.place.conversation && tab === this.place.tab) return;
    if (!this.conversation(conversation)) return;
    this.place = { conversation, tab };
    await this.arrive();
  }

  async arrive() {
    if (!this.state) return;
    history.replaceState(null, "", `#${this.place.conversation}${this.onHome ? "/home" : ""}`);
    this.changed();
    this.markRead();
    if (this.here?.kind !== "im") return;
    await this.act({ do: this.onHome ? "home" : "messages_tab" });
  }

  markRead() {
    if (!this.here?.unread || this.onHome || document.hidden) return;
    // Once for each state, so that a server that does not take it is not asked for ever.
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

  /** The simulated moment: what the server said, plus the real time that has passed since. */
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
