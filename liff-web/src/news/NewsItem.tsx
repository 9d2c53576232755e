import './news.css';
import { useEffect } from 'preact/hooks';
import { type api, ok, openApi } from '../shared/api';
import { day } from '../shared/dates';
import { say } from '../shared/language';
import { ProblemNote } from '../shared/ProblemNote';
import { useResource } from '../shared/resource';
import { Article } from './Article';
import { n } from './text';

type Props = {
  id: string;
  /** Signed in where a reader is to be counted once however often; else anybody. */
  client: typeof api;
  via: 'message' | 'archive';
  back: string;
};

export function NewsItem({ id, client, via, back }: Props) {
  const { data, problem, reload } = useResource(
    () => ok(openApi.GET('/api/v1/announcements/{id}', { params: { path: { id } } })),
    [id],
  );
  const shown = Boolean(data);
  useEffect(() => {
    // A count that is lost is no reason to bother whoever reads.
    if (shown)
      client
        .POST('/api/v1/announcements/{id}/opened', { params: { path: { id } }, body: { via } })
        .catch(() => undefined);
  }, [id, shown]);

  return (
    <div class="page">
      {problem && <ProblemNote problem={problem} onRetry={reload} />}
      {!data && !problem && <div class="bone bone-card" aria-hidden="true" />}
      {data && (
        <Article
          title={say(data.title)}
          body={say(data.body)}
          event={data.event}
          picture={data.picture}
          files={data.attachments}
          foot={n.published(day(data.publishedAt))}
        />
      )}
      <p>
        <a class="link" href={back}>
          {n.back}
        </a>
      </p>
    </div>
  );
}
