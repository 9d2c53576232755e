import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { catchUp } from './language';
import { ProblemNote } from './ProblemNote';
import { asProblem, type Problem } from './problem';
import { s } from './text';

/**
 * A page whose code and words come when it is first opened: `later(() => import('./x/XPage').then((m) => m.XPage))`. A browser
 * remembers that a file did not come, so trying again loads everything anew.
 */
export function later<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  let Loaded: ComponentType<P> | undefined;
  return function Later(props: P) {
    const [problem, setProblem] = useState<Problem>();
    // Not the page itself: what is given to useState and can be called is called.
    const [, setShown] = useState(Boolean(Loaded));
    useEffect(() => {
      if (Loaded) return;
      load()
        .then(async (page) => {
          await catchUp();
          Loaded = page;
          setShown(true);
        })
        .catch((error) => setProblem(asProblem(error)));
    }, []);
    if (problem) return <ProblemNote problem={problem} onRetry={() => location.reload()} />;
    if (!Loaded) return <p class="hint">{s.loading}</p>;
    return <Loaded {...props} />;
  };
}
