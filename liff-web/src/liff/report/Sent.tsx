import { useEffect } from 'preact/hooks';
import { CopyButton } from '../../shared/CopyButton';
import { dayAndClock } from '../../shared/dates';
import { EmergencyNumbers } from '../../shared/EmergencyNumbers';
import { Icon } from '../../shared/Icon';
import { say } from '../../shared/language';
import type { Line } from '../../shared/line';
import { navigate } from '../../shared/router';
import { t } from '../text';
import { lastReceipt } from './receipt';

export function Sent({ line }: { line: Line }) {
  const receipt = lastReceipt();
  useEffect(() => {
    if (!receipt) navigate('/liff/cases', { replace: true });
  }, []);
  if (!receipt) return null;

  return (
    <div class="page">
      <section class="receipt">
        <span class="receipt-tick">
          <Icon name="check" size={36} />
        </span>
        <h1 tabIndex={-1}>{t.report.sent}</h1>
        <p class="small">{t.report.reference}</p>
        <p class="reference">{receipt.reference}</p>
        <CopyButton text={receipt.reference} />
      </section>
      <section>
        <h2>{t.report.nextTitle}</h2>
        <p class="receipt-next">{say(receipt.next)}</p>
        {receipt.priority === 'emergency' && <EmergencyNumbers />}
        <dl class="facts">
          <div>
            <dt>{t.report.answerBy}</dt>
            <dd>{dayAndClock(receipt.answerBy)}</dd>
          </div>
          <div>
            <dt>{t.report.fixBy}</dt>
            <dd>{dayAndClock(receipt.fixBy)}</dd>
          </div>
        </dl>
      </section>
      {receipt.slip && (
        <section class="note good">
          <div>
            <p>{t.slip.ready(receipt.slip.code)}</p>
            <a class="button primary" href={`/liff/cases/${receipt.id}/slip`}>
              {t.slip.open}
            </a>
          </div>
        </section>
      )}
      <a class="button primary wide" href={`/liff/cases/${receipt.id}`}>
        {t.report.seeCase}
      </a>
      <div class="pair">
        <a class="button" href="/liff/report">
          {t.report.another}
        </a>
        {line.inClient && (
          <button type="button" class="button" onClick={line.close}>
            {t.report.close}
          </button>
        )}
      </div>
    </div>
  );
}
