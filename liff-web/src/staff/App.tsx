import { useEffect, useState } from 'preact/hooks';
import { language, onLanguage } from '../shared/language';
import { later } from '../shared/later';
import { ProblemNote } from '../shared/ProblemNote';
import { Problem } from '../shared/problem';
import { useResource } from '../shared/resource';
import { match, useAddress, useArrival } from '../shared/router';
import { session } from '../shared/session';
import type { Person } from '../shared/types';
import { BoardPage } from './board/BoardPage';
import { StaffCasePage } from './case/StaffCasePage';
import { NoRole } from './NoRole';
import { StaffTop } from './StaffTop';
import { t } from './text';
import { boardOf, CASEWORKERS, leads } from './ways';

const AgenciesPage = later(() => import('./AgenciesPage').then((m) => m.AgenciesPage));
const AnnouncementPage = later(() => import('./news/AnnouncementPage').then((m) => m.AnnouncementPage));
const AnnouncementsPage = later(() => import('./news/AnnouncementsPage').then((m) => m.AnnouncementsPage));
const CourseDesk = later(() => import('./courses/CourseDesk').then((m) => m.CourseDesk));
const CoursesPage = later(() => import('./courses/CoursesPage').then((m) => m.CoursesPage));
const HallPage = later(() => import('./courses/HallPage').then((m) => m.HallPage));
const SheetPage = later(() => import('./courses/SheetPage').then((m) => m.SheetPage));
const BudgetPage = later(() => import('./budget/BudgetPage').then((m) => m.BudgetPage));
const FollowersPage = later(() => import('./followers/FollowersPage').then((m) => m.FollowersPage));
const OfficersPage = later(() => import('./board/OfficersPage').then((m) => m.OfficersPage));
const PrintPage = later(() => import('./case/PrintPage').then((m) => m.PrintPage));
const CourseResultsPage = later(() => import('./courseResults/CourseResultsPage').then((m) => m.CourseResultsPage));
const DashboardPage = later(() => import('./dashboard/DashboardPage').then((m) => m.DashboardPage));
const DeliveriesPage = later(() => import('./DeliveriesPage').then((m) => m.DeliveriesPage));
const ChronicPage = later(() => import('./groups/ChronicPage').then((m) => m.ChronicPage));
const PeoplePage = later(() => import('./PeoplePage').then((m) => m.PeoplePage));
const QuotaPage = later(() => import('./line/QuotaPage').then((m) => m.QuotaPage));
const QuestionsPage = later(() => import('./questions/QuestionsPage').then((m) => m.QuestionsPage));
const CourseTestsPage = later(() => import('./tests/CourseTestsPage').then((m) => m.CourseTestsPage));
const RecordsPage = later(() => import('./records/RecordsPage').then((m) => m.RecordsPage));
const DiseasePage = later(() => import('./sensitive/DiseasePage').then((m) => m.DiseasePage));
const FollowUpsPage = later(() => import('./sensitive/FollowUpsPage').then((m) => m.FollowUpsPage));
const NetworkPage = later(() => import('./network/NetworkPage').then((m) => m.NetworkPage));
const ChatsPage = later(() => import('./chat/ChatsPage').then((m) => m.ChatsPage));
const ChatPage = later(() => import('./chat/ChatPage').then((m) => m.ChatPage));
const ResultsPage = later(() => import('./results/ResultsPage').then((m) => m.ResultsPage));
const ReportPage = later(() => import('./reports/ReportPage').then((m) => m.ReportPage));
const ReportsPage = later(() => import('./reports/ReportsPage').then((m) => m.ReportsPage));
const RoutingPage = later(() => import('./routing/RoutingPage').then((m) => m.RoutingPage));
const CalendarPage = later(() => import('./calendar/CalendarPage').then((m) => m.CalendarPage));
const ProgrammePage = later(() => import('./programme/ProgrammePage').then((m) => m.ProgrammePage));
const TargetsPage = later(() => import('./targets/TargetsPage').then((m) => m.TargetsPage));
const SurveysPage = later(() => import('./surveys/SurveysPage').then((m) => m.SurveysPage));
const TraffyPage = later(() => import('./traffy/TraffyPage').then((m) => m.TraffyPage));
const SetupPage = later(() => import('./setup/SetupPage').then((m) => m.SetupPage));
const WebhooksPage = later(() => import('./webhooks/WebhooksPage').then((m) => m.WebhooksPage));

const STAFF = ['officer', 'head', 'director', 'admin'];

export function App() {
  const who = useResource(session, []);
  const [, setShown] = useState(language);
  const { pathname, search } = useAddress();
  useArrival(pathname, t.title);
  useEffect(() => {
    const stop = onLanguage(() => setShown(language));
    return () => void stop();
  }, []);

  const person = who.data?.person;
  const isStaff = person?.roles.some((role) => STAFF.includes(role)) ?? false;
  return (
    <>
      <StaffTop person={person} isStaff={isStaff} />
      <main id="main" tabIndex={-1}>
        {who.problem && <ProblemNote problem={who.problem} onRetry={who.reload} />}
        {person && (isStaff ? page(pathname, search, person) : <NoRole name={person.name} />)}
      </main>
    </>
  );
}

function page(pathname: string, search: string, person: Person) {
  const { roles } = person;
  const admin = roles.includes('admin');
  const works = roles.some((role) => CASEWORKERS.includes(role));
  // A link with filters leads to the board, whoever opens it.
  if (match('/staff', pathname) && leads(roles) && !search) return <DashboardPage director={!roles.includes('head')} />;
  if (match('/staff', pathname) || match('/staff/board', pathname))
    return <BoardPage works={works} at={boardOf(roles)} />;
  const one = match('/staff/cases/:id', pathname);
  if (one?.id)
    return (
      <StaffCasePage
        id={one.id}
        me={person.id}
        works={works}
        head={roles.includes('head')}
        board={boardOf(roles)}
        key={one.id}
      />
    );
  const printed = match('/staff/cases/:id/print', pathname);
  if (printed?.id) return <PrintPage id={printed.id} key={printed.id} />;
  if (roles.includes('head') && match('/staff/officers', pathname)) return <OfficersPage />;
  if (match('/staff/surveys', pathname) || match('/staff/surveys/:id', pathname)) return <SurveysPage works={works} />;
  if (match('/staff/questions', pathname) || match('/staff/questions/:id', pathname))
    return <QuestionsPage works={works} />;
  const tests = match('/staff/courses/:id/tests', pathname);
  if (tests?.id) return <CourseTestsPage id={tests.id} works={works} key={tests.id} />;
  if (match('/staff/courses', pathname)) return <CoursesPage works={works} />;
  const hall = match('/staff/courses/:id/hall', pathname);
  if (works && hall?.id) return <HallPage id={hall.id} key={hall.id} />;
  const sheet = match('/staff/courses/:id/sheet', pathname);
  if (works && sheet?.id) return <SheetPage id={sheet.id} key={sheet.id} />;
  const course = match('/staff/courses/:id', pathname);
  if (course?.id) return <CourseDesk id={course.id} works={works} key={course.id} />;
  if (match('/staff/targets', pathname)) return <TargetsPage head={roles.includes('head')} />;
  if (match('/staff/programme', pathname)) return <ProgrammePage works={works} head={roles.includes('head')} />;
  if (match('/staff/calendar', pathname)) return <CalendarPage works={works} />;
  const budget = match('/staff/courses/:id/budget', pathname);
  if (budget?.id) return <BudgetPage id={budget.id} works={works} key={budget.id} />;
  if (match('/staff/records', pathname)) return <RecordsPage />;
  if (match('/staff/chronic', pathname)) return <ChronicPage works={works} />;
  if (match('/staff/followers', pathname)) return <FollowersPage />;
  if (match('/staff/news', pathname)) return <AnnouncementsPage works={works} />;
  const news = match('/staff/news/:id', pathname);
  if (news?.id) return <AnnouncementPage id={news.id === 'new' ? undefined : news.id} works={works} key={news.id} />;
  if (match('/staff/line', pathname)) return <QuotaPage />;
  if (match('/staff/deliveries', pathname)) return <DeliveriesPage works={works} />;
  if (match('/staff/webhooks', pathname)) return <WebhooksPage helps={works || admin} admin={admin} />;
  if (works && match('/staff/follow-ups', pathname)) return <FollowUpsPage me={person.id} />;
  if (match('/staff/network', pathname)) return <NetworkPage works={works} />;
  if (works && match('/staff/chat', pathname)) return <ChatsPage />;
  const chat = match('/staff/chat/:id', pathname);
  if (works && chat?.id) return <ChatPage id={chat.id} key={chat.id} />;
  if (match('/staff/disease', pathname)) return <DiseasePage works={works} />;
  if (works && match('/staff/traffy', pathname)) return <TraffyPage />;
  if (works && match('/staff/routing', pathname)) return <RoutingPage head={roles.includes('head')} />;
  if ((admin || roles.includes('head')) && match('/staff/setup', pathname)) return <SetupPage />;
  const results = match('/staff/surveys/results/:id', pathname);
  if (results?.id) return <ResultsPage id={results.id} works={works} key={results.id} />;
  if (match('/staff/reports', pathname)) return <ReportsPage works={works} />;
  const report = match('/staff/reports/:id', pathname);
  if (report?.id) return <ReportPage id={report.id} works={works} head={roles.includes('head')} key={report.id} />;
  const taught = match('/staff/courses/:id/results', pathname);
  if (taught?.id) return <CourseResultsPage id={taught.id} works={works} key={taught.id} />;
  if (admin && match('/staff/people', pathname)) return <PeoplePage me={person.id} />;
  if (admin && match('/staff/agencies', pathname)) return <AgenciesPage />;
  return <ProblemNote problem={new Problem('not_found', t.missing)} />;
}
