/** What the pages need of LINE, so that the real one and the simulated one are the same to them. */
export type Line = {
  inClient: boolean;
  /** Tells who this is for the phone's own drafts. Never an identity: only the server decides that. */
  owner: () => string;
  /** Undefined when the person has yet to sign in. */
  idToken: () => Promise<string | undefined>;
  /** With it LINE ends what the person allowed us; undefined where LINE gives none. */
  accessToken: () => string | undefined;
  /** Signs in again from nothing. Leaves the page, except in the simulation. */
  signIn: () => Promise<void>;
  send: (text: string) => Promise<void>;
  close: () => void;
};
