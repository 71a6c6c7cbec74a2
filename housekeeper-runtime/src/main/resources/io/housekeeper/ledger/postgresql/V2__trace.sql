-- In what trace a run is: the context of its first span, as the W3C writes it. Of what is not traced
-- there is none, and a node that does not know of the column leaves it empty.
alter table ${schema}.live add column trace text;
alter table ${schema}.run add column trace text;

create or replace view ${schema}.v_runs as
select
  x.id,
  t.name as task,
  nullif(t.scope, '') as on_node,
  case x.state
    when 1 then 'SUCCEEDED' when 2 then 'FAILED' when 3 then 'TIMED_OUT' when 4 then 'CANCELLED'
    when 5 then 'LOST' when 6 then 'SKIPPED' when 7 then 'MISSED' when 10 then 'WAITING'
    when 11 then 'RUNNING' end as state,
  case x.why
    when 1 then 'QUEUED' when 2 then 'RETRY' when 3 then 'RECOVERY' when 4 then 'CATCH_UP'
    when 5 then 'BACKFILL' when 6 then 'MANUAL' when 7 then 'STARTUP' when 8 then 'AFTER'
    when 21 then 'OVERLAP' when 22 then 'PAUSED' when 23 then 'DISABLED' when 24 then 'ASKED_FOR'
    when 31 then 'NO_CATCH_UP' when 32 then 'TOO_OLD' when 33 then 'TOO_MANY'
    when 34 then 'NO_CODE' when 35 then 'NODE_LEFT' when 36 then 'UNREADABLE' end as reason,
  case x.origin
    when 0 then 'SCHEDULE' when 1 then 'CATCH_UP' when 2 then 'MANUAL' when 3 then 'STARTUP'
    when 4 then 'AFTER' when 5 then 'BACKFILL' when 6 then 'SET_ASIDE' end as origin,
  to_timestamp(x.fire_at / 1000.0) as fire_at,
  x.fires,
  to_timestamp(x.due_at / 1000.0) as due_at,
  to_timestamp(x.started_at / 1000.0) as started_at,
  to_timestamp(x.ended_at / 1000.0) as ended_at,
  x.ran_ms,
  x.attempts,
  coalesce(
    (select n.name from ${schema}.node n where n.incarnation = x.incarnation),
    (select n.name from ${schema}.node n where n.slot = x.slot and n.joined_at <= x.ended_at
      order by n.joined_at desc limit 1)) as node,
  x.blocked_by,
  x.message,
  substr(x.trace, 4, 32) as trace_id
from (
  select id, task_id, state, why, origin, fire_at, fires, due_at, started_at,
    cast(null as bigint) as ended_at, cast(null as bigint) as ran_ms, attempts, incarnation,
    cast(null as integer) as slot, blocked_by, cast(null as text) as message, trace
  from ${schema}.live where state <> 12
  union all
  select id, task_id, state, why, origin, fire_at, fires, null, started_at, ended_at, ran_ms,
    attempts, null, slot, blocked_by, message, trace
  from ${schema}.run) as x
join ${schema}.task t on t.id = x.task_id;
