-- What a node of version 1 had written when it died: a task with two runs that are over, one of them
-- after a retry; a run that waits, a run that executes, a task that is paused, an override, a task
-- that was made of a type, a token.

insert into node (incarnation, beat, joined_at, told_at, told_from, slot, name) values (1748779200000, 0, 1748779200000, 1748779200000, 1833727898419200000, 0, 'old');
insert into task (accounted_to, fence, id, rev, crashes, paused, disabled, exclusive, name, scope) values (1748779244000, 3, 1, 2, 0, 0, 0, 1, 'report', '');
insert into task (accounted_to, fence, id, rev, crashes, paused, disabled, exclusive, name, scope) values (1748779241000, 0, 2, 3, 0, 0, 0, 1, 'import', '');
insert into task (accounted_to, fence, id, rev, crashes, paused, disabled, exclusive, name, scope) values (1748779200000, 1, 3, 1, 0, 0, 0, 1, 'export', '');
insert into task (accounted_to, fence, id, rev, crashes, paused, disabled, exclusive, name, scope) values (1748779243000, 0, 4, 2, 0, 1, 0, 1, 'purge', '');
insert into spec (first_seen_at, in_force_since, task_id, plugin, version, hash, code, effective) values (1748779200000, 1748779200000, 1, 'application', '1.0', 'h1', '{"name":"report","description":"Writes the report","schedule":"manual","skipped-time":"NEXT_VALID","repeated-time":"FIRST","timeout":"PT1H","retry":{"retries":1,"first":"PT1S","jitter":false},"overlap":"SKIP","catch-up":{"mode":"LATEST","within":"PT24H","at-most":1,"spread":"PT0S"},"restarts":2,"on-every-node":false,"disabled":false,"supports-dry-run":false,"tags":[],"owner":""}', '{"name":"report","description":"Writes the report","schedule":"manual","skipped-time":"NEXT_VALID","repeated-time":"FIRST","timeout":"PT5M","retry":{"retries":1,"first":"PT1S","jitter":false},"overlap":"SKIP","catch-up":{"mode":"LATEST","within":"PT24H","at-most":1,"spread":"PT0S"},"restarts":2,"on-every-node":false,"disabled":false,"supports-dry-run":false,"tags":[],"owner":""}');
insert into spec (first_seen_at, in_force_since, task_id, plugin, version, hash, code) values (1748779200000, 1748779200000, 2, 'application', '1.0', 'h1', '{"name":"import","description":"","schedule":"manual","skipped-time":"NEXT_VALID","repeated-time":"FIRST","timeout":"PT1H","retry":{"retries":0,"first":"PT1S","longest":"PT30S","jitter":true},"overlap":"SKIP","catch-up":{"mode":"LATEST","within":"PT24H","at-most":1,"spread":"PT0S"},"restarts":2,"on-every-node":false,"disabled":false,"supports-dry-run":false,"tags":[],"owner":""}');
insert into spec (first_seen_at, in_force_since, task_id, plugin, version, hash, code) values (1748779200000, 1748779200000, 3, 'application', '1.0', 'h1', '{"name":"export","description":"","schedule":"manual","skipped-time":"NEXT_VALID","repeated-time":"FIRST","timeout":"PT1H","retry":{"retries":0,"first":"PT1S","longest":"PT30S","jitter":true},"overlap":"SKIP","catch-up":{"mode":"LATEST","within":"PT24H","at-most":1,"spread":"PT0S"},"restarts":2,"on-every-node":false,"disabled":false,"supports-dry-run":false,"tags":[],"owner":""}');
insert into spec (first_seen_at, in_force_since, task_id, plugin, version, hash, code) values (1748779200000, 1748779200000, 4, 'application', '1.0', 'h1', '{"name":"purge","description":"","schedule":"0 3 * * *","skipped-time":"NEXT_VALID","repeated-time":"FIRST","timeout":"PT1H","retry":{"retries":0,"first":"PT1S","longest":"PT30S","jitter":true},"overlap":"SKIP","catch-up":{"mode":"LATEST","within":"PT24H","at-most":1,"spread":"PT0S"},"restarts":2,"on-every-node":false,"disabled":false,"supports-dry-run":false,"tags":[],"owner":""}');
insert into carried (incarnation, loaded_at, task_id, plugin, version, hash) values (1748779200000, 1748779200000, 1, 'application', '1.0', 'h1');
insert into carried (incarnation, loaded_at, task_id, plugin, version, hash) values (1748779200000, 1748779200000, 2, 'application', '1.0', 'h1');
insert into carried (incarnation, loaded_at, task_id, plugin, version, hash) values (1748779200000, 1748779200000, 3, 'application', '1.0', 'h1');
insert into carried (incarnation, loaded_at, task_id, plugin, version, hash) values (1748779200000, 1748779200000, 4, 'application', '1.0', 'h1');
insert into live (id, fire_at, fires, incarnation, fence, started_at, task_id, guard, attempts, failed, origin, state, why, ending, cancel, asked) values (1833727938265088000, 1748779238000, 1, 1748779200000, 1, 1748779239000, 3, 3, 1, 0, 2, 11, 0, 0, 0, '{"who":"ann","why":"to see it"}');
insert into live (id, fire_at, fires, due_at, task_id, attempts, failed, origin, state, why, ending, cancel, asked) values (1833727942459392000, 1748779242000, 1, 1748779242000, 2, 0, 0, 2, 10, 6, 0, 0, '{"who":"ann","why":"after the fix"}');
insert into run (id, fire_at, fires, fence, started_at, ended_at, ran_ms, cpu_us, allocated, task_id, attempts, slot, origin, state, why, message, extra, asked) values (1833727899467776000, 1748779201000, 1, 1, 1748779202000, 1748779203000, 1000, 2000, 4096, 1, 1, 0, 2, 1, 0, '3 pages', '{"counts":{"pages":3}}', '{"who":"ann","why":"to see it"}');
insert into run (id, fire_at, fires, fence, started_at, ended_at, ran_ms, cpu_us, allocated, task_id, attempts, slot, origin, state, why, message, asked) values (1833727902613504000, 1748779204000, 1, 3, 1748779205000, 1748779237000, 1000, 2000, 4096, 1, 2, 0, 2, 2, 0, 'java.io.IOException: no paper', '{"who":"ann","why":"to see it"}');
insert into attempt (run_id, started_at, ended_at, number, slot, state, message) values (1833727902613504000, 1748779205000, 1748779206000, 1, 0, 2, 'java.io.IOException: no paper');
insert into run_log (run_id, seq, body) values (1833727899467776000, 0, '3 pages written
');
insert into run_stack (run_id, attempt, kind, body) values (1833727902613504000, 2, 2, 'java.io.IOException: no paper
	at com.example.Report.run(Report.java:9)');
insert into progress (run_id, done, total) values (1833727938265088000, 4, 10);
insert into rollup (runs, bad, skipped, missed, ms, task_id, hour, slot, hist, late) values (2, 1, 0, 0, 2000, 1, 485772, 0, '40:2', '');
insert into override (made_at, task, field, value, who, why) values (1748779243000, 'purge', 'pause-TASK', 'true', 'bob', 'until the audit is over');
insert into override (made_at, task, field, value, who, why) values (1748779244000, 'report', 'timeout', '"PT5M"', 'ann', 'it hangs');
insert into audit (id, made_at, task_id, what, who, why, before, after) values (1833727899467776001, 1748779201000, 1, 'run', 'ann', 'to see it', '', '');
insert into audit (id, made_at, task_id, what, who, why, before, after) values (1833727902613504001, 1748779204000, 1, 'run', 'ann', 'to see it', '', '');
insert into audit (id, made_at, task_id, what, who, why, before, after) values (1833727938265088001, 1748779238000, 3, 'run', 'ann', 'to see it', '', '');
insert into audit (id, made_at, task_id, what, who, why, before, after) values (1833727940362240000, 1748779240000, 2, 'pause pause-TASK', 'bob', 'the source is down', '', 'true');
insert into audit (id, made_at, task_id, what, who, why, before, after) values (1833727941410816000, 1748779241000, 2, 'revert pause-TASK', 'bob', 'it is back', 'true', '');
insert into audit (id, made_at, task_id, what, who, why, before, after) values (1833727942459392001, 1748779242000, 2, 'run', 'ann', 'after the fix', '', '');
insert into audit (id, made_at, task_id, what, who, why, before, after) values (1833727943507968000, 1748779243000, 4, 'pause pause-TASK', 'bob', 'until the audit is over', '', 'true');
insert into audit (id, made_at, task_id, what, who, why, before, after) values (1833727944556544000, 1748779244000, 1, 'override timeout', 'ann', 'it hangs', '', '"PT5M"');
insert into audit (id, made_at, task_id, what, who, why, before, after, name) values (1833727945605120000, 1748779245000, -1, 'make', 'ann', 'asked for', '', '{"type":"http-call","settings":{"url":"a"},"spec":{}}', 'call');
insert into audit (id, made_at, task_id, what, who, why, before, after) values (1833727946653696001, 1748779246000, -1, 'issue token', 'ann', '', '', '''ci'' (1833727946653696000), OPERATOR');
insert into token (made_at, id, kind, role, hash, name, made_by) values (1748779246000, 1833727946653696000, 'TOKEN', 'OPERATOR', '2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b', 'ci', 'ann');
insert into made (made_at, rev, name, type, settings, spec, who, why) values (1748779245000, 5, 'call', 'http-call', '{"url":"a"}', '{}', 'ann', 'asked for');
insert into change_counter (id, revision) values (1, 5);
insert into changed_task (revision, task_id) values (5, 0);
insert into changed_task (revision, task_id) values (4, 1);
insert into changed_task (revision, task_id) values (2, 2);
insert into changed_task (revision, task_id) values (3, 4);
