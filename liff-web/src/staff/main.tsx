import '../shared/tokens.css';
import '../shared/base.css';
import '../shared/buttons.css';
import '../shared/parts.css';
import '../shared/pictures.css';
import '../shared/evidence.css';
import '../form/form.css';
import './staff.css';
import './board/board.css';
import './case/case.css';
import './case/core.css';
import './sensitive/sensitive.css';
import './routing/routing.css';
import './groups/groups.css';
import './traffy/traffy.css';
import './links/links.css';
import { render } from 'preact';
import { startLanguage } from '../shared/language';
import { startRouter } from '../shared/router';
import { startBorrowedSession } from '../shared/session';
import { App } from './App';
import { enter, hasNamedUser } from './enter';

const root = document.getElementById('app');
if (hasNamedUser()) void enter();
else if (root) {
  startRouter();
  startBorrowedSession(enter);
  void startLanguage().then(() => render(<App />, root));
}
