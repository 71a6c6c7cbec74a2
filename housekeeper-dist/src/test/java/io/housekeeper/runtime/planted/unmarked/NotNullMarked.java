package io.housekeeper.runtime.planted.unmarked;

final class NotNullMarked {}
