import { useState } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import { Problem } from '../../shared/problem';
import { ProblemNote } from '../../shared/ProblemNote';
import { useWork } from '../../shared/resource';
import type { EnrolmentBody, RosterLine, StaffCourse } from '../../shared/types';
import { PersonFields, tidy } from './PersonFields';
import { Ticks } from './Ticks';
import { k } from './text';

type Props = {
  course: StaffCourse;
  line: RosterLine;
  onChanged: (line: RosterLine) => void;
  onMoved: () => Promise<void>;
};

export function Line({ course, line, onChanged, onMoved }: Props) {
  const [edited, setEdited] = useState<EnrolmentBody>();
  const { busy, problem, run } = useWork();
  const path = { id: course.id, enrolment: line.id };
  const save = (event: Event) => {
    event.preventDefault();
    return run(async () => {
      const body = { version: line.version, enrolment: tidy(edited ?? line) };
      onChanged(await ok(api.PUT('/api/v1/staff/courses/{id}/roster/{enrolment}', { params: { path }, body })));
      setEdited(undefined);
    });
  };
  const put = (to: string, overCapacity = false) =>
    ok(
      api.POST('/api/v1/staff/courses/{id}/roster/{enrolment}/transitions', {
        params: { path },
        body: { to, overCapacity },
      }),
    );
  const move = (to: string) =>
    run(async () => {
      try {
        const moved = await put(to);
        if (to === 'enrolled' && moved.state === 'waiting' && line.state === 'waiting' && confirm(k.overSure))
          await put(to, true);
      } catch (error) {
        if (!(error instanceof Problem) || error.code !== 'course_full' || !confirm(k.overSure)) throw error;
        await put(to, true);
      }
      await onMoved();
    });

  return (
    <li>
      <p>
        <b>{line.name}</b>{' '}
        <span class="tag">{line.waitingPlace ? k.waitingPlace(line.waitingPlace) : k.seats[line.state]}</span>
      </p>
      <p class="small">
        {[line.communityName, k.sources[line.source], line.phone, line.linked && k.linked].filter(Boolean).join(' · ')}
        {line.invitationCode && ` · ${k.code} ${line.invitationCode.slice(0, 4)}-${line.invitationCode.slice(4)}`}
      </p>
      {(line.foodNeeds || line.accessNeeds) && (
        <p class="small">
          {[line.foodNeeds && `${k.food}: ${line.foodNeeds}`, line.accessNeeds && `${k.access}: ${line.accessNeeds}`]
            .filter(Boolean)
            .join(' · ')}
        </p>
      )}
      {line.state === 'enrolled' && (course.state === 'running' || course.state === 'closed') && (
        <Ticks course={course} line={line} onChanged={onChanged} />
      )}
      {problem && <ProblemNote problem={problem} />}
      {edited ? (
        <form class="course-form" onSubmit={save} noValidate>
          <PersonFields id={line.id} body={edited} problem={problem} onChange={setEdited} />
          <div class="course-buttons">
            <button type="submit" class="button primary" aria-disabled={busy}>
              {k.save}
            </button>
            <button type="button" class="button" onClick={() => setEdited(undefined)}>
              {k.stop}
            </button>
          </div>
        </form>
      ) : (
        course.state !== 'reported' && (
          <div class="course-buttons">
            <button
              type="button"
              class="button small-button"
              aria-label={`${k.rename} ${line.name}`}
              onClick={() => setEdited({ ...line })}
            >
              {k.rename}
            </button>
            {line.state === 'enrolled' || line.state === 'waiting' ? (
              <button
                type="button"
                class="button small-button"
                aria-disabled={busy}
                aria-label={`${k.cancel} ${line.name}`}
                onClick={() => confirm(k.cancelSure(line.name)) && void move('cancelled')}
              >
                {k.cancel}
              </button>
            ) : null}
            {line.state !== 'enrolled' && (
              <button
                type="button"
                class="button small-button"
                aria-disabled={busy}
                aria-label={`${k.seat} ${line.name}`}
                onClick={() => void move('enrolled')}
              >
                {k.seat}
              </button>
            )}
          </div>
        )
      )}
    </li>
  );
}
