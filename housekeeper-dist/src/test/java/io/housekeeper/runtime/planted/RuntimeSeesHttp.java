package io.housekeeper.runtime.planted;

import io.housekeeper.http.planted.Visible;

final class RuntimeSeesHttp {
  final Visible seen = new Visible();
}
