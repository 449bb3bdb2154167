<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Alerts</name>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>%n time</numerusform>
            <numerusform>%n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n time(s) in this incident</source>
        <translation>
            <numerusform>once in this incident</numerusform>
            <numerusform>%n times in this incident</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n time(s) in the last 24 hours</source>
        <translation>
            <numerusform>once in the last 24 hours</numerusform>
            <numerusform>%n times in the last 24 hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n process(es)</source>
        <translation>
            <numerusform>%n process</numerusform>
            <numerusform>%n processes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s) in the quiet hours</source>
        <translation>
            <numerusform>%n incident in the quiet hours</numerusform>
            <numerusform>%n incidents in the quiet hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s)</source>
        <translation>
            <numerusform>%n incident</numerusform>
            <numerusform>%n incidents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of it is not over.</source>
        <translation>
            <numerusform>One of them is not over.</numerusform>
            <numerusform>%n of them are not over.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n crash(es)</source>
        <translation>
            <numerusform>%n crash</numerusform>
            <numerusform>%n crashes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed start(s)</source>
        <translation>
            <numerusform>%n failed start</numerusform>
            <numerusform>%n failed starts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n time(s) over a memory limit</source>
        <translation>
            <numerusform>once over a memory limit</numerusform>
            <numerusform>%n times over a memory limit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n time(s) fast growth of memory</source>
        <translation>
            <numerusform>once too fast growth of memory</numerusform>
            <numerusform>%n times too fast growth of memory</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed HTTP check(s)</source>
        <translation>
            <numerusform>%n failed HTTP check</numerusform>
            <numerusform>%n failed HTTP checks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n end(s) of restarts</source>
        <translation>
            <numerusform>%n end of restarts</numerusform>
            <numerusform>%n ends of restarts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unusable configuration(s)</source>
        <translation>
            <numerusform>%n unusable configuration</numerusform>
            <numerusform>%n unusable configurations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n undelivered message(s)</source>
        <translation>
            <numerusform>%n undelivered message</numerusform>
            <numerusform>%n undelivered messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n trouble(s) of the listener</source>
        <translation>
            <numerusform>%n trouble of the listener</numerusform>
            <numerusform>%n troubles of the listener</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Notification</name>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProcessRules</name>
    <message numerus="yes">
        <source>Restarted after %n failed check(s) in a row</source>
        <translation>
            <numerusform>Restarted after %n failed check in a row</numerusform>
            <numerusform>Restarted after %n failed checks in a row</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n time(s) within %1; then the breaker opens</source>
        <translation>
            <numerusform>At most once within %1; then the breaker opens</numerusform>
            <numerusform>At most %n times within %1; then the breaker opens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n time(s).</source>
        <translation>
            <numerusform>At most once.</numerusform>
            <numerusform>At most %n times.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ServerListModel</name>
    <message numerus="yes">
        <source>all %n running</source>
        <translation>
            <numerusform>running</numerusform>
            <numerusform>all %n running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n process(es)</source>
        <translation>
            <numerusform>%n process</numerusform>
            <numerusform>%n processes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pennon::ActionRunBar</name>
    <message numerus="yes">
        <source>%n not touched</source>
        <translation>
            <numerusform>%n not touched</numerusform>
            <numerusform>%n not touched</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pennon::ActionWords</name>
    <message numerus="yes">
        <source>Start %n processes?</source>
        <translation>
            <numerusform>Start %n process?</numerusform>
            <numerusform>Start %n processes?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stop %n processes?</source>
        <translation>
            <numerusform>Stop %n process?</numerusform>
            <numerusform>Stop %n processes?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Restart %n processes, all at once?</source>
        <translation>
            <numerusform>Restart %n process?</numerusform>
            <numerusform>Restart %n processes, all at once?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Restart %n processes, one after the other?</source>
        <translation>
            <numerusform>Restart %n process?</numerusform>
            <numerusform>Restart %n processes, one after the other?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %1 to %n processes?</source>
        <translation>
            <numerusform>Send %1 to %n process?</numerusform>
            <numerusform>Send %1 to %n processes?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Clear the logs of %n processes?</source>
        <translation>
            <numerusform>Clear the logs of %n process?</numerusform>
            <numerusform>Clear the logs of %n processes?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n processes</source>
        <translation>
            <numerusform>%n process</numerusform>
            <numerusform>%n processes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n processes</source>
        <translation>
            <numerusform>%1 of %n process</numerusform>
            <numerusform>%1 of %n processes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pennon::Assessment</name>
    <message numerus="yes">
        <source>next try in %n min</source>
        <translation>
            <numerusform>next try in %n min</numerusform>
            <numerusform>next try in %n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>limit in about %n min</source>
        <translation>
            <numerusform>limit in about %n min</numerusform>
            <numerusform>limit in about %n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n checks failed in a row</source>
        <translation>
            <numerusform>%n check failed in a row</numerusform>
            <numerusform>%n checks failed in a row</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>crashed %n times within 10 min</source>
        <translation>
            <numerusform>crashed once within 10 min</numerusform>
            <numerusform>crashed %n times within 10 min</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pennon::DetailsPresenter</name>
    <message numerus="yes">
        <source>%n processes are chosen. Choose one of them.</source>
        <translation>
            <numerusform>%n process is chosen.</numerusform>
            <numerusform>%n processes are chosen. Choose one of them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pennon::ListenerReport</name>
    <message numerus="yes">
        <source>%n received</source>
        <translation>
            <numerusform>%n received</numerusform>
            <numerusform>%n received</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dropped by supervisord</source>
        <translation>
            <numerusform>%n dropped by supervisord</numerusform>
            <numerusform>%n dropped by supervisord</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n given up</source>
        <translation>
            <numerusform>%n given up</numerusform>
            <numerusform>%n given up</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in force: %1</source>
        <translation>
            <numerusform>%n in force: %1</numerusform>
            <numerusform>%n in force: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n told what happens</source>
        <translation>
            <numerusform>%n told what happens</numerusform>
            <numerusform>%n told what happens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n, all of them fine</source>
        <translation>
            <numerusform>%n, fine</numerusform>
            <numerusform>%n, all of them fine</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pennon::LogBuffer</name>
    <message numerus="yes">
        <source> … and %Ln more characters</source>
        <translation>
            <numerusform> … and %Ln more character</numerusform>
            <numerusform> … and %Ln more characters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pennon::LogPane</name>
    <message numerus="yes">
        <source>%Ln lines</source>
        <translation>
            <numerusform>%Ln line</numerusform>
            <numerusform>%Ln lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln matches</source>
        <translation>
            <numerusform>%Ln match</numerusform>
            <numerusform>%Ln matches</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pennon::LogView</name>
    <message numerus="yes">
        <source>%Ln new lines ↓</source>
        <translation>
            <numerusform>%Ln new line ↓</numerusform>
            <numerusform>%Ln new lines ↓</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pennon::MemoryPage</name>
    <message numerus="yes">
        <source>%n processes</source>
        <translation>
            <numerusform>%n process</numerusform>
            <numerusform>%n processes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the first %n are shown</source>
        <translation>
            <numerusform>the first is shown</numerusform>
            <numerusform>the first %n are shown</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pennon::MemoryTexts</name>
    <message numerus="yes">
        <source>%n restarts at this limit in 7 days</source>
        <translation>
            <numerusform>%n restart at this limit in 7 days</numerusform>
            <numerusform>%n restarts at this limit in 7 days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>would have restarted it %n times in the shown time</source>
        <translation>
            <numerusform>would have restarted it once in the shown time</numerusform>
            <numerusform>would have restarted it %n times in the shown time</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pennon::ProcessExplanation</name>
    <message numerus="yes">
        <source>%n failed in a row</source>
        <translation>
            <numerusform>%n failed in a row</numerusform>
            <numerusform>%n failed in a row</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n within 24 hours</source>
        <translation>
            <numerusform>%n within 24 hours</numerusform>
            <numerusform>%n within 24 hours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pennon::ProcessesPage</name>
    <message numerus="yes">
        <source>Search and filter leave out all %n.</source>
        <translation>
            <numerusform>Search and filter leave it out.</numerusform>
            <numerusform>Search and filter leave out all %n.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pennon::RuleSectionModel</name>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pennon::RulesPage</name>
    <message numerus="yes">
        <source>%n unsaved change(s)</source>
        <translation>
            <numerusform>%n unsaved change</numerusform>
            <numerusform>%n unsaved changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pennon::RulesPresenter</name>
    <message numerus="yes">
        <source>pennon.conf changed; your %n change(s) are kept.</source>
        <translation>
            <numerusform>pennon.conf changed; your change is kept.</numerusform>
            <numerusform>pennon.conf changed; your %n changes are kept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) are in force.</source>
        <translation>
            <numerusform>%n change is in force.</numerusform>
            <numerusform>%n changes are in force.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pennon::SaveRulesDialog</name>
    <message numerus="yes">
        <source>Save %n change(s) to %1</source>
        <translation>
            <numerusform>Save %n change to %1</numerusform>
            <numerusform>Save %n changes to %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pennon::SectionForm</name>
    <message numerus="yes">
        <source>%n set here</source>
        <translation>
            <numerusform>%n set here</numerusform>
            <numerusform>%n set here</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pennon::StatusLine</name>
    <message numerus="yes">
        <source>%n mail(s) waiting</source>
        <translation>
            <numerusform>%n mail waiting</numerusform>
            <numerusform>%n mails waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n given up</source>
        <translation>
            <numerusform>%n given up</numerusform>
            <numerusform>%n given up</numerusform>
        </translation>
    </message>
</context>
</TS>
