// A process that does nothing but belong to our process group: it tells a signal to the group from
// one to us alone, which the kernel does not say.
#pragma once

#include <sys/types.h>

namespace routesight {

class GroupWitness {
 public:
  // The signals of interest must be blocked, and no other thread may run.
  GroupWitness() { Start(); }
  GroupWitness(const GroupWitness&) = delete;
  GroupWitness& operator=(const GroupWitness&) = delete;
  ~GroupWitness() { Stop(); }

  // Whether the signal that just reached us was sent to the whole group. Asked once per signal.
  bool HasSeen(int signal_number);

 private:
  void Start();
  void Stop();

  pid_t process_ = -1;
};

}  // namespace routesight
