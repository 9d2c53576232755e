import type { components } from '../../shared/api.gen';
import { say } from '../../shared/language';
import { figure } from '../targets/figures';
import { Table } from './Table';
import { p } from './text';

type Target = NonNullable<components['schemas']['ReportFigures']['targets']>[number];

export function TargetsSection({ targets }: { targets?: Target[] | null }) {
  if (!targets?.length) return null;
  return (
    <section>
      <h3>{p.targets.title}</h3>
      <Table
        head={[p.targets.title, p.targets.goal, p.targets.value, p.targets.verdict]}
        rows={targets.map(({ definition, value }) => [
          say(definition.name),
          figure(value?.goal),
          `${figure(value?.value)} ${value?.value == null ? '' : say(definition.unit)}`,
          value ? say(value.words) : '-',
        ])}
      />
    </section>
  );
}
