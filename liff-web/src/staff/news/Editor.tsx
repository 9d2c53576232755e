import '../../form/form.css';
import { useRef, useState } from 'preact/hooks';
import { ErrorSummary } from '../../form/ErrorSummary';
import { api, newKey, ok } from '../../shared/api';
import { ProblemNote } from '../../shared/ProblemNote';
import { type Problem } from '../../shared/problem';
import { useWork } from '../../shared/resource';
import type { Announcement } from '../../shared/types';
import { AudienceField } from './AudienceField';
import { asRequest, type Draft } from './draft';
import { FilesField, PictureField } from './Files';
import { MessagePreview } from './MessagePreview';
import { a } from './text';
import { Words } from './Words';

type Props = {
  known: Announcement | null;
  draft: Draft;
  onSaved: (one: Announcement) => void;
  onCancel: () => void;
};

/** The form with the message beside it, as it will stand in the chat. */
export function Editor({ known, draft: first, onSaved, onCancel }: Props) {
  const [draft, setDraft] = useState(first);
  const [attempt, setAttempt] = useState(0);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const key = useRef(newKey());
  const { busy, problem, run } = useWork();
  const change = (part: Partial<Draft>) => {
    key.current = newKey();
    setDraft((before) => ({ ...before, ...part }));
  };

  const save = (event: Event) => {
    event.preventDefault();
    const missing = lacking(draft);
    setErrors(missing);
    setAttempt(attempt + 1);
    if (Object.keys(missing).length > 0) return;
    void run(async () => {
      try {
        const body = asRequest(draft, known?.version ?? null);
        const one = known
          ? await ok(api.PUT('/api/v1/staff/announcements/{id}', { params: { path: { id: known.id } }, body }))
          : await ok(
              api.POST('/api/v1/staff/announcements', { params: { header: { 'Idempotency-Key': key.current } }, body }),
            );
        onSaved(one);
      } catch (refused) {
        const told = (refused as Problem).errors ?? {};
        setErrors(
          Object.fromEntries(Object.entries(told).map(([path, said]) => [path.replace('.', '-'), said[0] ?? ''])),
        );
        throw refused;
      }
    });
  };

  return (
    <form class="page announcement" noValidate onSubmit={save}>
      <section>
        <h1 tabIndex={-1}>{known ? a.edit : a.write}</h1>
        {known && known.state !== 'draft' && known.state !== 'returned' && <p class="note warn">{a.editWarning}</p>}
      </section>
      <ErrorSummary errors={errors} labels={a.fields} attempt={attempt} />
      {problem && Object.keys(errors).length === 0 && <ProblemNote problem={problem} />}
      <div class="announcement-split">
        <div class="announcement-side">
          <section class="panel">
            <h2>{a.words}</h2>
            <Words
              id="title-th"
              label={a.fields['title-th']}
              value={draft.titleTh}
              most={120}
              error={errors['title-th']}
              onValue={(titleTh) => change({ titleTh })}
            />
            <Words
              id="body-th"
              label={a.fields['body-th']}
              value={draft.bodyTh}
              most={5000}
              rows={8}
              error={errors['body-th']}
              hint={a.bodyHint}
              onValue={(bodyTh) => change({ bodyTh })}
            />
            <details class="more" open={Boolean(first.titleEn || first.bodyEn)}>
              <summary>{a.english}</summary>
              <div class="announcement-side">
                <Words
                  id="title-en"
                  label={a.fields['title-en']}
                  value={draft.titleEn}
                  most={120}
                  error={errors['title-en']}
                  onValue={(titleEn) => change({ titleEn })}
                />
                <Words
                  id="body-en"
                  label={a.fields['body-en']}
                  value={draft.bodyEn}
                  most={5000}
                  rows={6}
                  error={errors['body-en']}
                  onValue={(bodyEn) => change({ bodyEn })}
                />
              </div>
            </details>
          </section>
          <section class="panel">
            <h2>{a.pictures}</h2>
            <PictureField picture={draft.picture} onPicture={(picture) => change({ picture })} />
            <FilesField files={draft.files} onFiles={(files) => change({ files })} />
          </section>
          <section class="panel">
            <h2>{a.event}</h2>
            <p class="small">{a.eventHint}</p>
            <div class="announcement-times">
              <Words
                id="event-from"
                type="datetime-local"
                label={a.fields['event-from']}
                value={draft.from}
                error={errors['event-from']}
                onValue={(from) => change({ from })}
              />
              <Words
                id="event-to"
                type="datetime-local"
                label={a.fields['event-to']}
                value={draft.to}
                error={errors['event-to']}
                onValue={(to) => change({ to })}
              />
            </div>
            <Words
              id="event-place"
              label={a.fields['event-place']}
              value={draft.place}
              most={200}
              error={errors['event-place']}
              onValue={(place) => change({ place })}
            />
          </section>
          <AudienceField audience={draft.audience} errors={errors} onAudience={(audience) => change({ audience })} />
          <section class="panel">
            <h2>{a.schedule}</h2>
            <Words
              id="dueAt"
              type="datetime-local"
              label={a.fields.dueAt}
              value={draft.due}
              error={errors.dueAt}
              hint={a.dueHint}
              onValue={(due) => change({ due })}
            />
          </section>
        </div>
        <MessagePreview draft={draft} picture={draft.picture?.url} files={draft.files} />
      </div>
      <div class="row announcement-save">
        <button type="submit" class="button primary" aria-disabled={busy}>
          {busy ? a.saving : a.save}
        </button>
        <button type="button" class="button" onClick={onCancel}>
          {a.cancel}
        </button>
      </div>
    </form>
  );
}

function lacking(draft: Draft): Record<string, string> {
  const errors: Record<string, string> = {};
  if (!draft.titleTh.trim()) errors['title-th'] = a.required;
  if (!draft.bodyTh.trim()) errors['body-th'] = a.required;
  if ((draft.to || draft.place) && !draft.from) errors['event-from'] = a.required;
  if (draft.from && draft.to && draft.to < draft.from) errors['event-to'] = a.endsBefore;
  if (['community', 'role', 'near', 'unanswered'].includes(draft.audience.kind) && !draft.audience.code.trim())
    errors['audience-code'] = a.required;
  return errors;
}
