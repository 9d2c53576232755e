import '../shared/tokens.css';
import '../shared/base.css';
import '../shared/buttons.css';
import '../shared/parts.css';
import '../shared/pictures.css';
import '../shared/evidence.css';
import '../form/form.css';
import './liff.css';
import './report/report.css';
import './cases/cases.css';
import './community/community.css';
import './slip/slip.css';
import { render } from 'preact';
import { startLanguage } from '../shared/language';
import { App } from './App';

const root = document.getElementById('app');
if (root) void startLanguage().then(() => render(<App />, root));
