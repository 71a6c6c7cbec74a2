package io.housekeeper.http.planted;

import io.housekeeper.runtime.schedule.Manual;

final class HttpSeesSchedule {
  final Manual seen = new Manual();
}
