import { useEffect, useRef, useState } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import { asProblem, type Problem } from '../../shared/problem';
import { listen } from '../../shared/stream';
import type { Page, StaffCard, Status } from '../../shared/types';
import { asQuery, type Filters } from './filters';
import { mergeFirst } from './merge';

type Board = Page<StaffCard> & { fresh: string[] };

const SETTLE = 300;

const fetchPage = (filters: Filters, after?: string): Promise<Page<StaffCard>> =>
  ok(api.GET('/api/v1/staff/incidents', { params: { query: { ...asQuery(filters), ...(after && { after }) } } }));

/** The list, kept up to date by the stream while it is on the screen. */
export function useBoard(filters: Filters, address: string) {
  const [board, setBoard] = useState<Board>();
  const [problem, setProblem] = useState<Problem>();
  const [live, setLive] = useState(false);
  const [busy, setBusy] = useState(false);
  const latest = useRef({ filters, turn: 0 });
  latest.current.filters = filters;

  const load = async () => {
    const turn = ++latest.current.turn;
    setProblem(undefined);
    try {
      const page = await fetchPage(filters);
      if (turn === latest.current.turn) setBoard({ ...page, fresh: [] });
    } catch (error) {
      if (turn === latest.current.turn) setProblem(asProblem(error));
    }
  };

  const refresh = async () => {
    const { turn } = latest.current;
    const page = await fetchPage(latest.current.filters).catch(() => undefined);
    if (!page || turn !== latest.current.turn) return;
    setBoard((before) => {
      if (!before) return { ...page, fresh: [] };
      const { items, fresh } = mergeFirst(before.items, page.items, latest.current.filters.sort);
      return { items, fresh, next: items.length > page.items.length ? before.next : page.next };
    });
  };

  const more = async () => {
    if (!board?.next || busy) return;
    setBusy(true);
    try {
      const page = await fetchPage(filters, board.next);
      setBoard((before) => before && { ...before, items: [...before.items, ...page.items], next: page.next });
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setBusy(false);
    }
  };

  useEffect(() => void load(), [address]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void refresh(), SETTLE);
    };
    const stop = listen({
      onOpen: () => {
        setLive(true);
        soon();
      },
      onLost: () => setLive(false),
      onEvent: ({ id, status }) => {
        setBoard(
          (before) =>
            before && {
              ...before,
              items: before.items.map((card) => (card.id === id ? { ...card, status: status as Status } : card)),
            },
        );
        soon();
      },
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, []);

  return { board, problem, live, busy, more, load };
}
