import { api, ok } from '../../shared/api';
import { useResource } from '../../shared/resource';
import { t } from '../text';

type Props = { id: string; use: string; text: string; onText: (text: string) => void };

/** Ready texts, filled in for the case. Choosing one adds to what is written, never over it. */
export function TemplateSelect({ id, use, text, onText }: Props) {
  const { data } = useResource(
    () => ok(api.GET('/api/v1/staff/incidents/{id}/templates', { params: { path: { id } } })),
    [id],
  );
  const fitting = data?.filter((template) => template.use === use) ?? [];
  if (fitting.length === 0) return null;
  const choose = (code: string) => {
    const chosen = fitting.find((template) => template.code === code);
    if (chosen) onText([text.trim(), chosen.text].filter(Boolean).join('\n\n'));
  };
  return (
    <div class="question">
      <label class="label" for="template">
        {t.case.template}
      </label>
      <select
        id="template"
        value=""
        onChange={(event) => {
          choose(event.currentTarget.value);
          event.currentTarget.value = '';
        }}
      >
        <option value="">{t.case.templateNone}</option>
        {fitting.map(({ code, title }) => (
          <option key={code} value={code}>
            {title}
          </option>
        ))}
      </select>
    </div>
  );
}
