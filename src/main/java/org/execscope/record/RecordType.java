package org.execscope.record;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.execscope.bytes.Bytes;

/// The numbers and names of record types (include/uapi/linux/audit.h; lib/audit-records.h of
/// audit-userspace).
/// Types are compared by number: `EXECVE`, `1309` and `UNKNOWN[1309]` are the same.
public final class RecordType {
    /// A name that isn't in the table.
    public static final int UNNAMED = 0;

    public static final int USER = 1005;
    public static final int LOGIN = 1006;
    public static final int DAEMON_FIRST = 1200;
    public static final int DAEMON_LAST = 1299;
    public static final int SYSCALL = 1300;
    public static final int PATH = 1302;
    public static final int SOCKADDR = 1306;
    public static final int CWD = 1307;
    public static final int EXECVE = 1309;
    public static final int OBJ_PID = 1318;
    public static final int EOE = 1320;
    public static final int BPRM_FCAPS = 1321;
    public static final int SECCOMP = 1326;
    public static final int PROCTITLE = 1327;
    public static final int URINGOP = 1336;
    public static final int AVC = 1400;

    private static final String TABLE = """
            1005 USER 1006 LOGIN
            1100 USER_AUTH USER_ACCT USER_MGMT CRED_ACQ CRED_DISP USER_START USER_END USER_AVC USER_CHAUTHTOK USER_ERR
            1110 CRED_REFR USYS_CONFIG USER_LOGIN USER_LOGOUT ADD_USER DEL_USER ADD_GROUP DEL_GROUP DAC_CHECK CHGRP_ID
            1120 TEST TRUSTED_APP USER_SELINUX_ERR USER_CMD USER_TTY CHUSER_ID GRP_AUTH SYSTEM_BOOT SYSTEM_SHUTDOWN
            1129 SYSTEM_RUNLEVEL SERVICE_START SERVICE_STOP GRP_MGMT GRP_CHAUTHTOK MAC_CHECK ACCT_LOCK ACCT_UNLOCK
            1137 USER_DEVICE SOFTWARE_UPDATE
            1200 DAEMON_START DAEMON_END DAEMON_ABORT DAEMON_CONFIG DAEMON_RECONFIG DAEMON_ROTATE DAEMON_RESUME
            1207 DAEMON_ACCEPT DAEMON_CLOSE DAEMON_ERR
            1300 SYSCALL 1302 PATH IPC SOCKETCALL CONFIG_CHANGE SOCKADDR CWD
            1309 EXECVE 1311 IPC_SET_PERM MQ_OPEN MQ_SENDRECV MQ_NOTIFY MQ_GETSETATTR KERNEL_OTHER FD_PAIR OBJ_PID
            1319 TTY EOE BPRM_FCAPS CAPSET MMAP NETFILTER_PKT NETFILTER_CFG SECCOMP PROCTITLE FEATURE_CHANGE REPLACE
            1330 KERN_MODULE FANOTIFY TIME_INJOFFSET TIME_ADJNTPVAL BPF EVENT_LISTENER URINGOP OPENAT2 DM_CTRL DM_EVENT
            1400 AVC SELINUX_ERR AVC_PATH MAC_POLICY_LOAD MAC_STATUS MAC_CONFIG_CHANGE MAC_UNLBL_ALLOW MAC_CIPSOV4_ADD
            1408 MAC_CIPSOV4_DEL MAC_MAP_ADD MAC_MAP_DEL MAC_IPSEC_ADDSA MAC_IPSEC_DELSA MAC_IPSEC_ADDSPD
            1414 MAC_IPSEC_DELSPD MAC_IPSEC_EVENT MAC_UNLBL_STCADD MAC_UNLBL_STCDEL MAC_CALIPSO_ADD MAC_CALIPSO_DEL
            1420 IPE_ACCESS IPE_CONFIG_CHANGE IPE_POLICY_LOAD LANDLOCK_ACCESS LANDLOCK_DOMAIN MAC_TASK_CONTEXTS
            1426 MAC_OBJ_CONTEXTS
            1500 APPARMOR APPARMOR_AUDIT APPARMOR_ALLOWED APPARMOR_DENIED APPARMOR_HINT APPARMOR_STATUS APPARMOR_ERROR
            1507 APPARMOR_KILL
            1700 ANOM_PROMISCUOUS ANOM_ABEND ANOM_LINK ANOM_CREAT
            1800 INTEGRITY_DATA INTEGRITY_METADATA INTEGRITY_STATUS INTEGRITY_HASH INTEGRITY_PCR INTEGRITY_RULE
            1806 INTEGRITY_EVM_XATTR INTEGRITY_POLICY_RULE
            2000 KERNEL
            2100 ANOM_LOGIN_FAILURES ANOM_LOGIN_TIME ANOM_LOGIN_SESSIONS ANOM_LOGIN_ACCT ANOM_LOGIN_LOCATION ANOM_MAX_DAC
            2106 ANOM_MAX_MAC ANOM_AMTU_FAIL ANOM_RBAC_FAIL ANOM_RBAC_INTEGRITY_FAIL ANOM_CRYPTO_FAIL ANOM_ACCESS_FS
            2112 ANOM_EXEC ANOM_MK_EXEC ANOM_ADD_ACCT ANOM_DEL_ACCT ANOM_MOD_ACCT ANOM_ROOT_TRANS ANOM_LOGIN_SERVICE
            2200 RESP_ANOMALY RESP_ALERT RESP_KILL_PROC RESP_TERM_ACCESS RESP_ACCT_REMOTE RESP_ACCT_LOCK_TIMED
            2206 RESP_ACCT_UNLOCK_TIMED RESP_ACCT_LOCK RESP_TERM_LOCK RESP_SEBOOL RESP_EXEC RESP_SINGLE RESP_HALT
            2300 USER_ROLE_CHANGE ROLE_ASSIGN ROLE_REMOVE LABEL_OVERRIDE LABEL_LEVEL_CHANGE USER_LABELED_EXPORT
            2306 USER_UNLABELED_EXPORT DEV_ALLOC DEV_DEALLOC FS_RELABEL USER_MAC_POLICY_LOAD ROLE_MODIFY
            2312 USER_MAC_CONFIG_CHANGE USER_MAC_STATUS
            2400 CRYPTO_TEST_USER CRYPTO_PARAM_CHANGE_USER CRYPTO_LOGIN CRYPTO_LOGOUT CRYPTO_KEY_USER
            2405 CRYPTO_FAILURE_USER CRYPTO_REPLAY_USER CRYPTO_SESSION CRYPTO_IKE_SA CRYPTO_IPSEC_SA
            2500 VIRT_CONTROL VIRT_RESOURCE VIRT_MACHINE_ID VIRT_INTEGRITY_CHECK VIRT_CREATE VIRT_DESTROY
            2506 VIRT_MIGRATE_IN VIRT_MIGRATE_OUT
            """;

    private static final Map<Integer, String> NAMES = new HashMap<>();
    private static final Map<Bytes, Integer> NUMBERS = new HashMap<>();

    static {
        int number = 0;
        for (String word : TABLE.strip().split("\\s+", -1)) {
            if (Character.isDigit(word.charAt(0))) {
                number = Integer.parseInt(word);
            } else {
                NAMES.put(number, word);
                NUMBERS.put(Bytes.of(word.getBytes(StandardCharsets.US_ASCII)), number);
                number++;
            }
        }
    }

    private RecordType() {}

    /// The type's name, or its number as `UNKNOWN[n]`.
    public static String name(int type) {
        String name = NAMES.get(type);
        return name == null ? "UNKNOWN[" + type + "]" : name;
    }

    /// The number of a name, or [#UNNAMED].
    static int number(byte[] array, int from, int to) {
        return NUMBERS.getOrDefault(Bytes.copyOf(array, from, to), UNNAMED);
    }

    /// Whether it is a message of a user-space program (kernel/audit.c: `audit_receive_msg`).
    public static boolean isUserMessage(int type) {
        return type == USER || (type >= 1100 && type <= 1199) || (type >= 2100 && type <= 2999);
    }

    /// Whether auditd wrote it about itself, with serials of its own.
    public static boolean isDaemon(int type) {
        return type >= DAEMON_FIRST && type <= DAEMON_LAST;
    }

    /// Whether a whole header inside such a record means that two records share the line (specification:
    /// audit log, section 2); in all others the text may be a user's.
    static boolean isSplitWhereGlued(int type) {
        return switch (type) {
            case SYSCALL, EXECVE, CWD, PATH, PROCTITLE, AVC, SOCKADDR, OBJ_PID, BPRM_FCAPS, EOE -> true;
            default -> false;
        };
    }

    /// Whether an event has each such record but once, or lists items: a byte-identical second one is a copy.
    public static boolean isDroppedWhereDoubled(int type) {
        return switch (type) {
            case SYSCALL, EXECVE, CWD, PATH, PROCTITLE -> true;
            default -> false;
        };
    }
}
