"""The process is killed between any two writes; nothing is lost, nothing is done twice."""
