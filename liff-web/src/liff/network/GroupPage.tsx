import { useEffect } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import { EmergencyNumbers } from '../../shared/EmergencyNumbers';
import { manualOf } from '../../shared/ManualLink';
import { ProblemNote } from '../../shared/ProblemNote';
import { useResource } from '../../shared/resource';
import { navigate } from '../../shared/router';
import { beginWith, startDraft } from '../report/draft';
import { n } from './text';

/** Behind a link of the group: whoever is no member is told so here, before writing anything. */
export function GroupPage({ token }: { token: string }) {
  const { data, problem, reload } = useResource(
    () => ok(api.GET('/api/v1/network/entry', { params: { header: { 'Group-Link': token } } })),
    [],
  );
  const purpose = data?.purpose;
  const report = () => {
    beginWith({ groupLink: token });
    navigate('/liff/report', { replace: purpose === 'report' });
  };
  useEffect(() => {
    if (purpose === 'report') report();
    if (purpose !== 'advice') return;
    beginWith({ groupLink: token });
    startDraft('advice');
    navigate('/liff/report/advice', { replace: true });
  }, [purpose]);

  if (problem && !data) return <ProblemNote problem={problem} onRetry={reload} />;
  if (purpose !== 'guide') return <div class="page" aria-busy="true" />;
  return (
    <div class="page">
      <h1 tabIndex={-1}>{n.guide.title}</h1>
      <h2>{n.guide.words}</h2>
      <dl class="facts">
        {n.guide.list.map(([word, meaning]) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <button type="button" class="button primary wide" onClick={report}>
        {n.guide.report}
      </button>
      <a class="button wide" href={manualOf('member')}>
        {n.guide.manual}
      </a>
      <EmergencyNumbers />
      <h2>{n.guide.privacy}</h2>
      <ul style="padding-inline-start:1.25em">
        {n.guide.kept.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}
