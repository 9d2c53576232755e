import { useState } from 'preact/hooks';
import { api, newKey, ok } from '../../shared/api';
import { ProblemNote } from '../../shared/ProblemNote';
import { useWork } from '../../shared/resource';
import { useKept } from '../../shared/useKept';
import { t } from '../text';
import { ReasonField } from './ReasonField';
import { TemplateSelect } from './TemplateSelect';

export function TalkForm({ id, onDone }: { id: string; onDone: () => Promise<void> }) {
  const [text, setText] = useKept(`talk:${id}`);
  const [internal, setInternal] = useState(false);
  const [missing, setMissing] = useState(false);
  const [key, setKey] = useState(newKey);
  const { busy, problem, run } = useWork();
  const say = (event: Event) => {
    event.preventDefault();
    setMissing(!text.trim());
    if (!text.trim()) return document.getElementById('talk')?.focus();
    return run(async () => {
      await ok(
        api.POST('/api/v1/staff/incidents/{id}/messages', {
          params: { path: { id }, header: { 'Idempotency-Key': key } },
          body: { text: text.trim(), internal },
        }),
      );
      setText('');
      await onDone();
    });
  };
  const write = (next: string) => {
    setText(next);
    setKey(newKey());
  };
  const choose = (next: boolean) => {
    setInternal(next);
    setKey(newKey());
  };
  return (
    <form noValidate onSubmit={say} class="act">
      <fieldset class="question">
        <legend class="unseen">{t.case.talk}</legend>
        <div class="options">
          <label class="option">
            <input type="radio" name="internal" checked={!internal} onChange={() => choose(false)} />
            <span>{t.case.outward}</span>
          </label>
          <label class="option">
            <input type="radio" name="internal" checked={internal} onChange={() => choose(true)} />
            <span>
              {t.case.internal} <small>{t.case.internalHint}</small>
            </span>
          </label>
        </div>
      </fieldset>
      <TemplateSelect id={id} use={internal ? 'note' : 'message'} text={text} onText={write} />
      <ReasonField id="talk" label={t.case.talkText} text={text} missing={missing && !text.trim()} onText={write} />
      {problem && <ProblemNote problem={problem} />}
      <button type="submit" class="button primary" aria-disabled={busy}>
        {t.case.talkSend}
      </button>
    </form>
  );
}
