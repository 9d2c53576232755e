import { useEffect, useState } from 'preact/hooks';
import { api, newKey, ok } from '../../shared/api';
import type { DraftPhoto } from '../../shared/photo';
import { ProblemNote } from '../../shared/ProblemNote';
import { useResource, useWork } from '../../shared/resource';
import { navigate } from '../../shared/router';
import { beginWith } from '../report/draft';
import { n } from './text';

const AGAIN_AFTER = 2000;

/** The photos and the place somebody sent in a chat, on their way into a report of theirs. */
export function DraftPage({ id, token }: { id: string; token: string | undefined }) {
  const path = { params: { path: { id } } };
  const { data, problem, reload } = useResource(() => ok(api.GET('/api/v1/chat-drafts/{id}', path)), []);
  const [dropped, setDropped] = useState(false);
  const work = useWork();

  useEffect(() => {
    if (!data?.waiting) return;
    const again = setTimeout(() => void reload(), AGAIN_AFTER);
    return () => clearTimeout(again);
  }, [data]);

  const use = () =>
    work.run(async () => {
      if (!data) return;
      const report = await Promise.all(data.photos.map(taken));
      const place = data.place;
      beginWith({
        photos: { report },
        ...(place && { point: { lat: place.lat, lng: place.lng }, landmark: place.landmark ?? '' }),
        chatDraft: id,
        groupLink: token,
      });
      navigate('/liff/report');
    });
  const drop = () =>
    work.run(async () => {
      await ok(api.DELETE('/api/v1/chat-drafts/{id}', path));
      setDropped(true);
    });

  if (dropped || problem?.code === 'not_found')
    return (
      <div class="page">
        <h1 tabIndex={-1}>{n.draft.title}</h1>
        <p class="note" role="status">
          {dropped ? n.draft.dropped : n.draft.gone}
        </p>
        <a class="button primary wide" href="/liff/report">
          {n.draft.report}
        </a>
      </div>
    );
  if (problem && !data) return <ProblemNote problem={problem} onRetry={reload} />;
  if (!data) return <div class="page" aria-busy="true" />;
  return (
    <div class="page">
      <h1 tabIndex={-1}>{n.draft.title}</h1>
      <p class="hint">{n.draft.hint}</p>
      {data.photos.length > 0 && (
        <section>
          <h2>{n.draft.photos}</h2>
          <div class="row">
            {data.photos.map((photo, at) => (
              <img
                key={photo.id}
                src={photo.url}
                alt={n.draft.photo(at + 1)}
                width={96}
                height={96}
                style="object-fit:cover"
              />
            ))}
          </div>
        </section>
      )}
      <div role="status">{data.waiting > 0 && <p class="note">{n.draft.waiting(data.waiting)}</p>}</div>
      {[...new Set(data.failed)].map((reason) => (
        <p key={reason} class="note">
          {n.draft.failed[reason]}
        </p>
      ))}
      {data.place && (
        <section>
          <h2>{n.draft.place}</h2>
          <p>{data.place.landmark ?? `${data.place.lat}, ${data.place.lng}`}</p>
        </section>
      )}
      {work.problem && <ProblemNote problem={work.problem} />}
      <button type="button" class="button primary wide" aria-disabled={work.busy} onClick={() => void use()}>
        {n.draft.use}
      </button>
      <button type="button" class="button wide" aria-disabled={work.busy} onClick={() => void drop()}>
        {n.draft.drop}
      </button>
    </div>
  );
}

/** The server has it already; the report's page shows it from the phone. */
async function taken({ id, url }: { id: string; url: string }): Promise<DraftPhoto> {
  const blob = await (await fetch(url)).blob();
  return { localId: newKey(), blob, id, state: 'sent', percent: 100 };
}
