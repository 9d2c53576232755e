import { liffLink, type StartFailure } from '../shared/liff';
import { s } from '../shared/text';
import { EmergencyNumbers } from '../shared/EmergencyNumbers';
import { t } from './text';

export function StartFailed({ failure }: { failure: StartFailure }) {
  return (
    <section class="page" role="alert">
      <h1>{t.start[failure]}</h1>
      <p>{failure === 'clock' ? t.start.clockHint : t.start.hint}</p>
      <div class="pair">
        <button type="button" class="button primary" onClick={() => location.reload()}>
          {s.problem.retry}
        </button>
        <a class="button" href={liffLink('')}>
          {t.start.open}
        </a>
      </div>
      <h2>{t.start.urgent}</h2>
      <EmergencyNumbers />
    </section>
  );
}
