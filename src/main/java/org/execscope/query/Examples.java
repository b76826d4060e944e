package org.execscope.query;

/// A condition with each field, for messages and the reference.
final class Examples {
    private Examples() {}

    static String of(Field field) {
        return switch (field) {
            case TIME -> "time in 2026-03-14T10:00..2026-03-14T11:00";
            case EVENT -> "event == 1772359331.482:12001";
            case ARCH -> "arch == x86_64";
            case SYSCALL -> "syscall == execveat";
            case SUCCESS -> "success == no";
            case EXIT -> "exit == EACCES";
            case HOST -> "host == web1";
            case EXE -> "exe == /usr/bin/curl";
            case KEY -> "key == procmon";
            case COMM -> "comm == bash";
            case CWD -> "cwd : /tmp";
            case TTY -> "tty == pts0";
            case SUBJ -> "subj : unconfined";
            case ARGV -> "argv : http";
            case CMD -> "cmd : \"curl -s\"";
            case PATH -> "path : /dev/shm/";
            case PATH_MODE -> "path.mode == 0o104755";
            case TYPE -> "type == EXECVE";
            case FILE -> "file : audit.log.1";
            case PROCTITLE -> "proctitle : sshd";
            case FINDING -> "finding == writable-folder";
            case FLAG -> "flag == argv-gap";
            case AUID, UID, GID, EUID, SUID, FSUID, EGID, SGID, FSGID -> field.label() + " == 0";
            case ID -> "lineage.id == web01/1/4101.0";
            default -> field.label() + " == 4242";
        };
    }
}
