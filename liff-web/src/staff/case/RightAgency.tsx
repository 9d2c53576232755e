import { say } from '../../shared/language';
import type { Agency } from '../../shared/types';
import { c } from './text';

type Props = { id: string; agencies: Agency[]; chosen: string; onChoose: (code: string) => void };

/** Whose it is instead, for whoever declines. */
export function RightAgency({ id, agencies, chosen, onChoose }: Props) {
  return (
    <div class="question">
      <label class="label" for={`right-${id}`}>
        {c.assignment.right}
      </label>
      <select id={`right-${id}`} value={chosen} onChange={(event) => onChoose(event.currentTarget.value)}>
        <option value="">{c.assignment.unknown}</option>
        {agencies
          .filter(({ own }) => !own)
          .map(({ code, name }) => (
            <option key={code} value={code}>
              {say(name)}
            </option>
          ))}
      </select>
    </div>
  );
}
