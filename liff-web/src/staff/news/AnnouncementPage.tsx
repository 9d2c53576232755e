import './news.css';
import { useState } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import { dayAndClock } from '../../shared/dates';
import { ProblemNote } from '../../shared/ProblemNote';
import { useResource } from '../../shared/resource';
import { navigate } from '../../shared/router';
import type { Announcement } from '../../shared/types';
import { asDraft, emptyDraft } from './draft';
import { Editor } from './Editor';
import { MessagePreview } from './MessagePreview';
import { Result } from './Result';
import { StateChip } from './StateChip';
import { Steps } from './Steps';
import { a } from './text';

const CHANGEABLE = ['draft', 'awaiting_approval', 'returned', 'approved', 'scheduled'];

/** One announcement: write it, see it as the phone will, have it approved, send it, see what became of it. */
export function AnnouncementPage({ id, works }: { id: string | undefined; works: boolean }) {
  const [writing, setWriting] = useState(!id);
  const { data, problem, reload, set } = useResource<Announcement | null>(
    async () => (id ? ok(api.GET('/api/v1/staff/announcements/{id}', { params: { path: { id } } })) : null),
    [id],
  );
  const saved = (one: Announcement) => {
    if (!id) navigate(`/staff/news/${one.id}`, { replace: true });
    set(() => one);
    setWriting(false);
  };
  if (problem) return <ProblemNote problem={problem} onRetry={reload} />;
  if (data === undefined) return <div class="bone bone-card" aria-hidden="true" />;
  if (writing && works)
    return (
      <Editor
        known={data}
        draft={data ? asDraft(data) : emptyDraft}
        onSaved={saved}
        onCancel={() => (id ? setWriting(false) : navigate('/staff/news'))}
      />
    );
  if (!data) return null;

  return (
    <div class="page announcement">
      <section>
        <p>
          <a class="link" href="/staff/news">
            {a.title}
          </a>
        </p>
        <StateChip state={data.state} />
        <h1 tabIndex={-1}>{data.title.th}</h1>
        <p class="small">{a.by(data.by, data.version)}</p>
      </section>
      <div class="announcement-split">
        <div class="announcement-side">
          {data.sentAt && <Result id={data.id} way={data.way ?? ''} />}
          {works && <Steps announcement={data} onChange={(one) => set(() => one)} />}
          {works && CHANGEABLE.includes(data.state) && (
            <button type="button" class="button" onClick={() => setWriting(true)}>
              {data.state === 'draft' || data.state === 'returned' ? a.edit : a.editAgain}
            </button>
          )}
          <section class="panel">
            <h2>{a.history}</h2>
            <ol class="plain lines">
              {data.history.map((line) => (
                <li key={line.at + line.state}>
                  <StateChip state={line.state} />
                  <small>
                    {line.by ?? a.service} · {dayAndClock(line.at)} · {a.version(line.version)}
                  </small>
                  {line.reason && <p class="note warn">{line.reason}</p>}
                </li>
              ))}
            </ol>
          </section>
        </div>
        <MessagePreview draft={asDraft(data)} picture={data.picture?.url} files={data.attachments} />
      </div>
    </div>
  );
}
