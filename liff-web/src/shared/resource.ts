import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { asProblem, type Problem } from './problem';

export type Resource<T> = {
  data: T | undefined;
  problem: Problem | undefined;
  loading: boolean;
  reload: () => Promise<void>;
  set: (change: (before: T | undefined) => T | undefined) => void;
};

/** Loads when `keys` change. What is on the page stays there while it loads again. */
export function useResource<T>(load: () => Promise<T>, keys: unknown[]): Resource<T> {
  const [state, setState] = useState<{ data?: T; problem?: Problem; loading: boolean }>({ loading: true });
  const turn = useRef(0);

  const reload = useCallback(async () => {
    const mine = ++turn.current;
    setState((before) => ({ ...before, loading: true }));
    try {
      const data = await load();
      if (mine === turn.current) setState({ data, loading: false });
    } catch (error) {
      if (mine === turn.current) setState((before) => ({ ...before, problem: asProblem(error), loading: false }));
    }
  }, keys);

  useEffect(() => {
    void reload();
    return () => void turn.current++;
  }, [reload]);

  const set = (change: (before: T | undefined) => T | undefined) =>
    setState((before) => ({ ...before, data: change(before.data) }));
  return { data: state.data, problem: state.problem, loading: state.loading, reload, set };
}

/** Wraps a button's work: busy while it runs, the problem if it fails. */
export function useWork() {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const run = async (work: () => Promise<unknown>) => {
    if (busy) return;
    setBusy(true);
    setProblem(undefined);
    try {
      await work();
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, run, setProblem };
}

type OnePage<T> = { items: T[]; next?: string | null };

/** A list that comes a page at a time: `more` puts the next page below, `work` is for the buttons beside it. */
export function usePages<T>(fetchPage: (after?: string) => Promise<OnePage<T>>, keys: unknown[]) {
  const list: Resource<OnePage<T>> = useResource(() => fetchPage(), keys);
  const work = useWork();
  const more = () =>
    void work.run(async () => {
      const page = await fetchPage(list.data?.next ?? undefined);
      list.set((before) => before && { items: [...before.items, ...page.items], next: page.next });
    });
  return { ...list, failed: list.problem ?? work.problem, more, work };
}
