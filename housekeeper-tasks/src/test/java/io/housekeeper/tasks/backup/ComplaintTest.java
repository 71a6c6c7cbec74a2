package io.housekeeper.tasks.backup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ComplaintTest {

  private static String of(String said) {
    Complaint complaint = new Complaint();
    said.lines().forEach(complaint);
    return complaint.sentence().orElse("nothing");
  }

  @Test
  void theFirstErrorIsIt() {
    assertThat(
            of(
                """
                pg_dump: error: connection to server at "localhost" (::1), port 1 failed: Connection refused
                	Is the server running on that host and accepting TCP/IP connections?
                connection to server at "localhost" (127.0.0.1), port 1 failed: Connection refused
                	Is the server running on that host and accepting TCP/IP connections?
                """))
        .isEqualTo(
            "connection to server at \"localhost\" (::1), port 1 failed: Connection refused");
  }

  @Test
  void itsDetailIsSaidToo() {
    assertThat(
            of(
                """
                pg_dump: error: query failed: ERROR:  permission denied for table t
                pg_dump: detail: Query was: LOCK TABLE public.t IN ACCESS SHARE MODE
                """))
        .isEqualTo(
            "query failed: ERROR: permission denied for table t"
                + " (Query was: LOCK TABLE public.t IN ACCESS SHARE MODE)");
    assertThat(
            of(
                """
                pg_dump: error: aborting because of server version mismatch
                pg_dump: detail: server version: 18.1; pg_dump version: 15.18
                """))
        .isEqualTo(
            "aborting because of server version mismatch"
                + " (server version: 18.1; pg_dump version: 15.18)");
  }

  @Test
  void whoSaysNothingOfTheKindDoesNotComplain() {
    assertThat(of("pg_dump: warning: there are circular foreign-key constraints\n"))
        .isEqualTo("nothing");
  }
}
