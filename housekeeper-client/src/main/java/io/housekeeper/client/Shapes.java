package io.housekeeper.client;

import io.housekeeper.client.answer.Attention;
import io.housekeeper.client.answer.ChangeMade;
import io.housekeeper.client.answer.ConfigurationValue;
import io.housekeeper.client.answer.Explanation;
import io.housekeeper.client.answer.ListenerStatus;
import io.housekeeper.client.answer.NodeStatus;
import io.housekeeper.client.answer.RunSummary;
import io.housekeeper.client.answer.SettingInPlace;
import io.housekeeper.client.answer.TaskMade;
import io.housekeeper.client.answer.TaskStatus;
import io.housekeeper.client.answer.TaskType;
import io.housekeeper.client.answer.TokenStatus;
import java.util.List;
import java.util.Optional;

/** What lists are wrapped in. */
final class Shapes {

  record TaskList(List<TaskStatus> tasks, Optional<String> next) {}

  record RunList(List<RunSummary> runs, Optional<String> next) {}

  record ChangeList(List<ChangeMade> changes, Optional<String> next) {}

  record ExplanationList(List<Explanation> explanations) {}

  record AttentionList(List<Attention> attention) {}

  record NodeList(List<NodeStatus> nodes) {}

  record ConfigurationList(List<ConfigurationValue> values) {}

  record ListenerList(List<ListenerStatus> listeners) {}

  record SettingList(List<SettingInPlace> settings) {}

  record TypeList(List<TaskType> types) {}

  record MadeList(List<TaskMade> made) {}

  record TokenList(List<TokenStatus> tokens) {}

  record TokenIssued(String secret) {}

  private Shapes() {}
}
