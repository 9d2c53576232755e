import { t } from './text';

/** Nothing opens: which of the reasons it is, nobody is told. */
export function Over({ words }: { words: string }) {
  return (
    <section role="alert">
      <h1 tabIndex={-1}>{t.over.title}</h1>
      <p>{words}</p>
    </section>
  );
}
