package io.housekeeper.testkit.planted;

import io.housekeeper.http.planted.Visible;

final class TestkitSeesHttp {
  final Visible seen = new Visible();
}
